import type { Answer, listImports } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { lastSeenId } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentSummary } from './present.ts';
import { batchPage } from './queries.ts';

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Imports of the officer's provinces, newest first. */
export async function listBatches(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit: number },
): Promise<Answer<typeof listImports>> {
  const scope = authorise(ctx, 'imports.run');
  const before = lastSeenId(input.cursor) ?? lastId;
  return withTransaction(ctx, async (tx) => {
    const rows = await batchPage(tx, scope, { before, limit: input.limit + 1 });
    const shown = rows.slice(0, input.limit);
    return {
      items: shown.map(presentSummary),
      next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}
