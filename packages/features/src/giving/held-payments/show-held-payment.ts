import type { Answer, heldPayments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentCase } from './present.ts';
import { heldCase } from './queries.ts';

/** One held payment in the officer's reach; elsewhere it does not exist. */
export async function showHeldPayment(
  ctx: Ctx,
  paymentId: string,
): Promise<Answer<typeof heldPayments.show>> {
  const scope = authorise(ctx, 'held-payments.resolve');
  return withTransaction(ctx, async (tx) => presentCase(ctx, await heldCase(tx, scope, paymentId)));
}
