import type { Answer, pledges } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { AppError, asService } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { actsOn } from './policy.ts';
import { wordsOf } from './present.ts';
import { hasHeldPayment, paidOf, pledgeByKey } from './queries.ts';

/** A pledge to whoever holds its key. */
export async function showPledge(asker: Ctx, key: string): Promise<Answer<typeof pledges.show>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'giving');
  return withTransaction(ctx, async (tx) => {
    const row = await pledgeByKey(ctx, tx, key);
    if (!row) throw new AppError('not_found', 'pledge.unknown');
    const paidIrr = await paidOf(tx, row.pledge.id);
    const dueIrr = row.pledge.amountIrr - paidIrr;
    return {
      key,
      projectNumber: row.projectNumber,
      projectTitle: { fa: row.titleFa, en: row.titleEn ?? row.titleFa },
      amountIrr: row.pledge.amountIrr.toString(),
      dueIrr: (dueIrr > 0n ? dueIrr : 0n).toString(),
      words: wordsOf(row.pledge.amountIrr),
      donorName: row.pledge.donorName,
      donorMobile: row.pledge.donorMobile,
      isAnonymous: row.pledge.isAnonymous,
      state: row.pledge.state,
      expiresAt: row.pledge.expiresAt.toISOString(),
      may: actsOn({
        state: row.pledge.state,
        isProjectOpen: row.projectStatus === 'open',
        hasHeldPayment: await hasHeldPayment(tx, row.pledge.id),
        isPartlyPaid: paidIrr > 0n,
      }),
    };
  });
}
