import { importBatch, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { passGifts, reverseContributions } from '../../giving/contributions/index.ts';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { moveImport } from './move-import.ts';
import { countTakenOver, openBulk, waitForTurn } from './queries.ts';

/**
 * Takes back every gift of an import that no other list holds, in one transaction: all or none; what another one holds is
 * that one's from now on. Running it again, or twice at once, takes back nothing more.
 * @throws Refusal `unavailable` while another import of gifts is being written: try again
 */
export async function runUndo(ctx: Ctx, batchId: string): Promise<void> {
  authorise(ctx, 'platform');
  await withTransaction(ctx, async (tx) => {
    const [batch] = await tx.select().from(importBatch).where(eq(importBatch.id, batchId));
    if (batch?.state !== 'undoing') return;
    await openBulk(tx);
    await waitForTurn(tx, batch);
    const reason = batch.undoReason ?? '';
    const passed = await passGifts(tx, batchId);
    const passedRows = passed.reduce((sum, { gifts }) => sum + gifts, 0);
    for (const { importBatchId, gifts } of passed) {
      await countTakenOver(tx, importBatchId, gifts);
      await audit(ctx, tx, {
        action: 'import.took_over',
        targetType: 'import_batch',
        targetId: importBatchId,
        provinceCode: batch.provinceCode,
        detail: { from: batchId, gifts },
      });
    }
    const undoneRows = await reverseContributions(ctx, tx, { importBatchId: batchId }, reason);
    await moveImport(tx, batchId, 'undone', { undoneAt: ctx.clock.now(), undoneRows, passedRows });
    await audit(ctx, tx, {
      action: 'import.undone',
      targetType: 'import_batch',
      targetId: batchId,
      provinceCode: batch.provinceCode,
      detail: { reason, gifts: undoneRows, passed: passedRows },
    });
  });
}
