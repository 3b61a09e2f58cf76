import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { loadOwnVolunteer } from '../eligibility/index.ts';
import { askOthers } from './ask-others.ts';
import { endOffers } from './end-offers.ts';
import { judgeOffer } from './judge-offer.ts';
import { ownOffers } from './queries.ts';

/** What a place that was just taken can stand in the way of. */
const excluding: ReadonlySet<string> = new Set(['assignment.overlaps', 'assignment.weekly_cap']);

/**
 * Part of the transaction in which somebody took a place: their other open offers that they could not accept any more, for
 * its time or for their hours of the week, end at once with that reason, and the next are asked.
 */
export async function endExcluded(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  const now = ctx.clock.now();
  const offers = await ownOffers(tx, { accountId, now });
  const row = offers.length > 0 && (await loadOwnVolunteer(tx, { now, accountId, lock: true }));
  if (!row) return;
  for (const offer of offers) {
    const refusal = await judgeOffer(ctx, tx, row, offer);
    if (refusal === null || !excluding.has(refusal.reason)) continue;
    const ended = await endOffers(ctx, tx, [offer.id], 'rejected', { declineReason: refusal.reason });
    await askOthers(
      ctx,
      tx,
      ended.map(({ needId }) => needId),
    );
  }
}
