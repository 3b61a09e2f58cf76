import type { Answer, imports } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { presentDetail } from './present.ts';
import { batchIn, rejectedByReason } from './queries.ts';

/** One import with everything its page shows but the rejected rows themselves. */
export async function showImport(ctx: Ctx, batchId: string): Promise<Answer<typeof imports.show>> {
  const scope = authorise(ctx, 'imports.run');
  return withTransaction(ctx, async (tx) => {
    const batch = await batchIn(tx, scope, batchId);
    return presentDetail(batch, await rejectedByReason(tx, batchId));
  });
}
