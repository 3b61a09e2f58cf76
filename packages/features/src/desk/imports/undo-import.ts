import { withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import { requireOpen } from '../../ground/ledger/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { requireVersion } from '../../kit/version.ts';
import { undo } from './jobs.ts';
import { moveImport } from './move-import.ts';
import { requireAllowed } from './policy.ts';
import { batchVersion } from './present.ts';
import { batchIn, firstDaysStanding, standingOf } from './queries.ts';

/** Enqueues taking back every gift of a committed import. Asking again while it is under way or done changes nothing. */
export async function undoImport(
  ctx: Ctx,
  batchId: string,
  { version, reason }: { readonly version: string; readonly reason: string },
): Promise<void> {
  const scope = authorise(ctx, 'imports.run');
  await withTransaction(ctx, async (tx) => {
    const batch = await batchIn(tx, scope, batchId, true);
    requireVersion(version, batchVersion(batch));
    if (batch.state === 'undoing' || batch.state === 'undone') return;
    requireAllowed('undo', standingOf(batch));
    await requireOpen(tx, await firstDaysStanding(tx, batchId));
    const undoneBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null;
    await moveImport(tx, batchId, 'undoing', { undoReason: reason, undoneBy });
    await audit(ctx, tx, {
      action: 'import.undo_asked',
      targetType: 'import_batch',
      targetId: batchId,
      provinceCode: batch.provinceCode,
      detail: { reason },
    });
    await enqueue(tx, undo, batchId, { batchId });
  });
}
