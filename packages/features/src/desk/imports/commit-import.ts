import { withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { requireVersion } from '../../kit/version.ts';
import { commit } from './jobs.ts';
import { moveImport } from './move-import.ts';
import { requireAllowed } from './policy.ts';
import { batchVersion } from './present.ts';
import { batchIn, standingOf } from './queries.ts';

/** Enqueues the writing of a previewed file. Asking again while it is under way or done changes nothing. */
export async function commitImport(ctx: Ctx, batchId: string, version: string): Promise<void> {
  const scope = authorise(ctx, 'imports.run');
  await withTransaction(ctx, async (tx) => {
    const batch = await batchIn(tx, scope, batchId, true);
    requireVersion(version, batchVersion(batch));
    if (batch.state === 'committing' || batch.state === 'committed') return;
    requireAllowed('commit', standingOf(batch));
    await moveImport(tx, batchId, 'committing', { progressRow: 0 });
    await audit(ctx, tx, {
      action: 'import.commit_asked',
      targetType: 'import_batch',
      targetId: batchId,
      provinceCode: batch.provinceCode,
    });
    await enqueue(tx, commit, batchId, { batchId });
  });
}
