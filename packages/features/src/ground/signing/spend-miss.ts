import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { networkOf, spendBudget } from '../identity/index.ts';

/**
 * A minute's checks of one network that found nothing: slips of the hand of a whole carrier, and far too few to find a code
 * of sixty bits. Whoever holds a document is never counted.
 */
export const missesPerMinute = 300;

/** Counts a check that found nothing against the budget of its network. @throws Refusal `signing.too_many` */
export function spendMiss(ctx: Ctx, tx: Transaction, address: string): Promise<void> {
  return spendBudget(ctx, tx, {
    subject: `checks:${networkOf(address)}`,
    windowSeconds: 60,
    most: missesPerMinute,
    reason: 'signing.too_many',
  });
}
