import type { Answer, assignments, HandlerInput } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { listsOf } from '../../ground/lists/index.ts';
import { lastSeenInstant } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentAssignment } from './present.ts';
import { ownShifts } from './queries.ts';

/** The reader's shifts, coming or past. */
export async function listAssignments(
  ctx: Ctx,
  query: HandlerInput<typeof assignments.list>['query'],
): Promise<Answer<typeof assignments.list>> {
  authorise(ctx, 'volunteer');
  const after = lastSeenInstant(query.cursor);
  const now = ctx.clock.now();
  const { rows, lists } = await withTransaction(ctx, async (tx) => ({
    rows: await ownShifts(tx, {
      accountId: accountOf(ctx),
      now,
      when: query.when,
      after,
      limit: query.limit + 1,
    }),
    lists: await listsOf(ctx, tx),
  }));
  const items = rows.slice(0, query.limit).map((row) => presentAssignment(row, now, lists));
  const last = items.at(-1);
  return { items, next: rows.length > query.limit && last ? `${last.startsAt}_${last.id}` : null };
}
