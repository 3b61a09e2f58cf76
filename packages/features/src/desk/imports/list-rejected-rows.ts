import type { Answer, imports } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentRejection } from './present.ts';
import { batchIn, rejectedPage } from './queries.ts';

/** Refused rows in sheet order. */
export async function listRejectedRows(
  ctx: Ctx,
  input: { batchId: string; afterRow: number; limit: number },
): Promise<Answer<typeof imports.listRejectedRows>> {
  const scope = authorise(ctx, 'imports.run');
  return withTransaction(ctx, async (tx) => {
    const batch = await batchIn(tx, scope, input.batchId);
    const rows = await rejectedPage(tx, { ...input, limit: input.limit + 1 });
    const items = rows.slice(0, input.limit).map((row) => presentRejection(row, batch));
    return { items, next: rows.length > input.limit ? (items.at(-1)?.row ?? null) : null };
  });
}
