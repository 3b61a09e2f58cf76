import type { Answer, imports } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { requireAllowed } from './policy.ts';
import { batchVersion } from './present.ts';
import { batchIn, standingGifts, standingOf } from './queries.ts';

/** What undoing an import would take back: only what still stands of what it wrote. */
export async function showUndo(ctx: Ctx, batchId: string): Promise<Answer<typeof imports.showUndo>> {
  const scope = authorise(ctx, 'imports.run');
  return withTransaction(ctx, async (tx) => {
    const batch = await batchIn(tx, scope, batchId);
    requireAllowed('undo', standingOf(batch));
    return { version: batchVersion(batch), ...(await standingGifts(tx, batchId)) };
  });
}
