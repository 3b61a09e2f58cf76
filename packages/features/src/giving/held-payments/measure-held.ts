import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { measureFound, type Waiting } from '../../kit/waiting-work.ts';
import { heldMoments } from './queries.ts';

/** Payments on hold whose amount nobody has settled. */
export async function measureHeld(ctx: Ctx): Promise<Waiting> {
  const scope = authorise(ctx, 'held-payments.resolve');
  return await withTransaction(ctx, (tx) => measureFound(tx, heldMoments(scope)));
}
