import type { Answer, heldPayments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { lastSeenInstant } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentHeld } from './present.ts';
import { countWaiting, heldPage } from './queries.ts';

/** Held payments in the officer's reach: what waits, oldest first, or what is settled, newest first. */
export async function listHeldPayments(
  ctx: Ctx,
  input: { settled: 'yes' | 'no'; cursor?: string | undefined; limit: number },
): Promise<Answer<typeof heldPayments.list>> {
  const scope = authorise(ctx, 'held-payments.resolve');
  const after = lastSeenInstant(input.cursor);
  return withTransaction(ctx, async (tx) => {
    const isSettled = input.settled === 'yes';
    const rows = await heldPage(tx, scope, { isSettled, after, limit: input.limit + 1 });
    const shown = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(presentHeld),
      next: last ? `${last.keyAt}_${last.payment.id}` : null,
      waiting: await countWaiting(tx, scope),
    };
  });
}
