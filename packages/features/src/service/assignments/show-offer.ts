import type { Answer, assignments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { presentAssignment } from './present.ts';
import { ownAssignment } from './queries.ts';

/** One of the reader's own; someone else's does not exist for them. */
export async function showOffer(ctx: Ctx, id: string): Promise<Answer<typeof assignments.showOffer>> {
  authorise(ctx, 'volunteer');
  const row = await withTransaction(ctx, (tx) => ownAssignment(tx, { id, accountId: accountOf(ctx) }));
  if (!row) throw new Refusal('not_found', 'assignment.unknown');
  return presentAssignment(row, ctx.clock.now());
}
