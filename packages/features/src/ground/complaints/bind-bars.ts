import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { mobileIndexOf } from './policy.ts';

/**
 * Hands the bars of numbers to the accounts that have them now: whoever was barred, erased and comes back is barred still.
 * Part of the caller's transaction.
 */
export async function bindBars(
  ctx: Ctx,
  tx: Transaction,
  people: readonly { readonly accountId: string; readonly mobile: string }[],
): Promise<void> {
  if (people.length === 0) return;
  await tx.$client.query({
    name: 'complaints_bind_bars',
    text: 'select bind_bars($1::uuid[], $2::text[])',
    values: [
      people.map(({ accountId }) => accountId),
      people.map(({ mobile }) => mobileIndexOf(ctx, mobile)),
    ],
  });
}
