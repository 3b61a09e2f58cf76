import type { Answer, imports } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { authorise } from '../../ground/access/index.ts';
import { requireOpen } from '../../ground/ledger/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { requireAllowed } from './policy.ts';
import { batchVersion } from './present.ts';
import { batchIn, firstDaysStanding, standingGifts, standingOf, stayingGifts } from './queries.ts';

/** What undoing an import would take back: only what still stands of what it wrote and no other list holds. */
export async function showUndo(ctx: Ctx, batchId: string): Promise<Answer<typeof imports.showUndo>> {
  const scope = authorise(ctx, 'imports.run');
  return withTransaction(ctx, async (tx) => {
    const batch = await batchIn(tx, scope, batchId);
    requireAllowed('undo', standingOf(batch));
    await requireOpen(tx, await firstDaysStanding(tx, batchId));
    return {
      version: batchVersion(batch),
      ...(await standingGifts(tx, batchId)),
      stays: await stayingGifts(tx, batchId),
    };
  });
}
