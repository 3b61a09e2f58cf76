import { contribution, type Transaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { type IsoDay, keptForYears, trackingKey } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { fold } from './jobs.ts';
import { retentionYears } from './policy.ts';
import { reverseContributions } from './reverse-contributions.ts';

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
  readonly contributedOn: IsoDay;
}

/**
 * Records a gift paid at the gateway, in the caller's transaction, and enqueues its folding into the totals.
 * A giver who asked not to be named is not named here either; the amount counts all the same.
 */
export async function recordContribution(ctx: Ctx, tx: Transaction, gift: VerifiedGift): Promise<string> {
  const id = ctx.newId();
  await yieldListed(ctx, tx, gift);
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
    retainUntil: keptForYears(gift.contributedOn, retentionYears),
    recordedAt: ctx.clock.now(),
  });
  await enqueue(tx, fold, id, {});
  return id;
}

/** An office may have listed the gift before its payment was proven: the proof stays, and the list's copy is taken back. */
async function yieldListed(ctx: Ctx, tx: Transaction, gift: VerifiedGift): Promise<void> {
  const { rows } = await tx.$client.query<{ id: string; number: string }>({
    name: 'contribution_listed',
    text: `select c.id, c.tracking_number as number from contribution c
      where c.province_code = $1 and c.contributed_on = $2 and c.amount_irr = $3 and c.kind = 'cash' and c.source = 'import'
        and c.reverses is null and coalesce(c.channel, 'gateway') = 'gateway'
        and c.tracking_number is not null
        and not exists (select from contribution r where r.reverses = c.id)`,
    values: [gift.provinceCode, gift.contributedOn, gift.amountIrr.toString()],
  });
  const key = trackingKey(gift.referenceId);
  const ids = rows.filter(({ number }) => trackingKey(number) === key).map(({ id }) => id);
  if (ids.length === 0) return;
  await reverseContributions(ctx, tx, { ids }, listedTwice);
  await audit(ctx, tx, {
    action: 'contributions.yielded',
    targetType: 'contribution',
    targetId: ids.join(),
    provinceCode: gift.provinceCode,
    detail: { reason: listedTwice },
  });
}

const listedTwice = 'paid at the gateway and listed by the office';
