import { withTransaction } from '@hamyar/db';
import type { Ctx } from '@hamyar/features/kit/feature';
import { databaseError } from '@hamyar/platform';

/** No right to, a policy or a trigger against it, append-only: the walls, and not a statement that makes no sense. */
const walls = new Set(['42501', 'HY002']);

/** Rows a statement changes, undone at once; 0 when a wall stands before it. */
export async function changes(ctx: Ctx, sql: string): Promise<number> {
  let changed = 0;
  const undone = new Error('undone');
  await withTransaction(ctx, async (tx) => {
    changed = (await tx.$client.query(sql)).rowCount ?? 0;
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone && !walls.has(databaseError(error)?.code ?? '')) throw error;
  });
  return changed;
}
