import type { Answer, listDeadPromises } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { deadPage, outboxState } from './queries.ts';

/** Promises that need a person, newest first, and how the outbox stands. */
export function listDead(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof listDeadPromises>> {
  authorise(ctx, 'system.manage');
  const before = lastSeenId(input.cursor);
  return withTransaction(ctx, async (tx) => {
    const rows = await deadPage(tx, before, input.limit + 1);
    const state = await outboxState(tx);
    const shown = rows.slice(0, input.limit);
    return {
      items: shown.map((row) => ({
        ...row,
        promisedAt: row.promisedAt.toISOString(),
        diedAt: row.diedAt.toISOString(),
      })),
      next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
      dead: state.dead,
      open: state.open,
      oldestDueAt: state.oldestDueAt?.toISOString() ?? null,
    };
  });
}
