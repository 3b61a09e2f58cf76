import type { Answer, pledges } from '@hamyar/contracts';
import { amountInWords } from '@hamyar/domain';
import { whyNotGive } from '../projects/index.ts';
import { actsOn } from './policy.ts';
import type { PledgeWithProject } from './queries.ts';

/** A pledge to whoever holds its key. */
export function presentPledge(key: string, row: PledgeWithProject): Answer<typeof pledges.show> {
  const { pledge } = row;
  const dueIrr = pledge.amountIrr - pledge.paidIrr;
  return {
    key,
    projectNumber: row.projectNumber,
    projectTitle: { fa: row.titleFa, en: row.titleEn },
    amountIrr: pledge.amountIrr.toString(),
    dueIrr: (dueIrr > 0n ? dueIrr : 0n).toString(),
    words: amountInWords(pledge.amountIrr),
    donorName: pledge.donorName,
    donorMobile: pledge.donorMobile,
    isAnonymous: pledge.isAnonymous,
    state: pledge.state,
    expiresAt: pledge.expiresAt.toISOString(),
    may: actsOn({
      state: pledge.state,
      isProjectOpen: whyNotGive(row.projectStatus) === null,
      isPartlyPaid: pledge.paidIrr > 0n,
    }),
  };
}
