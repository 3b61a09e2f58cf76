import type { Answer, getImport, listRejectedRows } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentDetail } from './present.ts';
import { batchIn, rejectedByReason, rejectedPage } from './queries.ts';

/** One import with everything its page shows but the rejected rows themselves. */
export async function showBatch(ctx: Ctx, batchId: string): Promise<Answer<typeof getImport>> {
  const scope = authorise(ctx, 'imports.run');
  return withTransaction(ctx, async (tx) => {
    const batch = await batchIn(tx, scope, batchId);
    return presentDetail(batch, await rejectedByReason(tx, batchId));
  });
}

/** Refused rows in sheet order. */
export async function showRejected(
  ctx: Ctx,
  input: { batchId: string; afterRow: number; limit: number },
): Promise<Answer<typeof listRejectedRows>> {
  const scope = authorise(ctx, 'imports.run');
  return withTransaction(ctx, async (tx) => {
    await batchIn(tx, scope, input.batchId);
    const rows = await rejectedPage(tx, { ...input, limit: input.limit + 1 });
    const items = rows
      .slice(0, input.limit)
      .map(({ row, reason, field, cellText }) => ({ row, reason, field, cellText }));
    return { items, next: rows.length > input.limit ? (items.at(-1)?.row ?? null) : null };
  });
}
