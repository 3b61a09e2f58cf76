import { contribution, type Transaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import type { Ctx } from '../../kit/feature.ts';
import { fold } from './jobs.ts';

/** Years a gift's row keeps the giver's name: the time within which a tax return may be questioned. */
const retentionYears = 10;

export interface VerifiedGift {
  readonly transactionId: string;
  readonly provinceCode: string;
  readonly countyCode: string | null;
  readonly theme: string;
  readonly projectId: string;
  readonly donorName: string | null;
  readonly donorMobile: string | null;
  readonly isAnonymous: boolean;
  readonly amountIrr: bigint;
  readonly referenceId: string;
  /** Civil day in Tehran of the verification. */
  readonly contributedOn: string;
}

/**
 * Records a gift paid at the gateway, in the caller's transaction, and promises its folding into the totals.
 * A giver who asked not to be named is not named here either; the amount counts all the same.
 */
export async function recordContribution(ctx: Ctx, tx: Transaction, gift: VerifiedGift): Promise<string> {
  const id = ctx.newId();
  const year = Number(gift.contributedOn.slice(0, 4)) + retentionYears;
  await tx.insert(contribution).values({
    id,
    transactionId: gift.transactionId,
    kind: 'cash',
    source: 'payment',
    provinceCode: gift.provinceCode,
    countyCode: gift.countyCode,
    theme: gift.theme,
    projectId: gift.projectId,
    donorName: gift.isAnonymous ? null : gift.donorName,
    donorMobile: gift.isAnonymous ? null : gift.donorMobile,
    isAnonymous: gift.isAnonymous,
    amountIrr: gift.amountIrr,
    channel: 'gateway',
    trackingNumber: gift.referenceId,
    contributedOn: gift.contributedOn,
    retainUntil: `${year}-${gift.contributedOn.slice(5).replace('02-29', '02-28')}`,
    recordedAt: ctx.clock.now(),
  });
  await enqueue(tx, fold, id, {});
  return id;
}
