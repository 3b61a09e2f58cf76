import type { Answer, imports } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { batchIn, warningPage } from './queries.ts';

/** What to look at in accepted rows, in sheet order; `after` counts those already seen. */
export async function listWarnings(
  ctx: Ctx,
  input: { batchId: string; after: number; limit: number },
): Promise<Answer<typeof imports.listWarnings>> {
  const scope = authorise(ctx, 'imports.run');
  return withTransaction(ctx, async (tx) => {
    await batchIn(tx, scope, input.batchId);
    const rows = await warningPage(tx, { ...input, limit: input.limit + 1 });
    const items = rows
      .slice(0, input.limit)
      .map(({ row, column, field, reason, cellText }) => ({ row, column, field, reason, cellText }));
    return { items, next: rows.length > input.limit ? input.after + input.limit : null };
  });
}
