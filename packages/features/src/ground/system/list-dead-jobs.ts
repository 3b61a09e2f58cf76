import type { Answer, system } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { deadJobs, outboxSummary } from '@hamyar/delivery/dead';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';

/** Jobs that need a person, newest first, and how the outbox stands. */
export async function listDeadJobs(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof system.listDeadJobs>> {
  authorise(ctx, 'system.manage');
  const before = lastSeenId(input.cursor);
  const state = await outboxSummary(ctx.pool);
  return withTransaction(ctx, async (tx) => {
    const rows = await deadJobs(tx, before, input.limit + 1);
    const shown = rows.slice(0, input.limit);
    return {
      items: shown.map((row) => ({
        ...row,
        enqueuedAt: row.enqueuedAt.toISOString(),
        diedAt: row.diedAt.toISOString(),
      })),
      next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
      dead: state.dead,
      open: state.open,
      oldestDueAt: state.oldestDueAt?.toISOString() ?? null,
    };
  });
}
