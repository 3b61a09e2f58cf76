import { importRejectedRow, importWarning, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import { forgetFiles } from '../../ground/files/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { requireVersion } from '../../kit/version.ts';
import { moveImport } from './move-import.ts';
import { requireAllowed } from './policy.ts';
import { batchVersion } from './present.ts';
import { batchIn, standingOf } from './queries.ts';

/** Throws away an import that was not committed: its file and the cells kept of it. */
export async function discardImport(ctx: Ctx, batchId: string, version: string): Promise<void> {
  const scope = authorise(ctx, 'imports.run');
  await withTransaction(ctx, async (tx) => {
    const batch = await batchIn(tx, scope, batchId, true);
    if (batch.state !== 'discarded') {
      requireVersion(version, batchVersion(batch));
      requireAllowed('discard', standingOf(batch));
      await tx.delete(importRejectedRow).where(eq(importRejectedRow.batchId, batchId));
      await tx.delete(importWarning).where(eq(importWarning.batchId, batchId));
      await moveImport(tx, batchId, 'discarded', { preview: null, revision: batch.revision + 1 });
      await forgetFiles(ctx, tx, { purpose: 'import', subjectIds: [batchId] });
      await audit(ctx, tx, {
        action: 'import.discarded',
        targetType: 'import_batch',
        targetId: batchId,
        provinceCode: batch.provinceCode,
      });
    }
  });
}
