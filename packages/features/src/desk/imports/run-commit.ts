import { isDeepStrictEqual } from 'node:util';
import type { Reason } from '@hamyar/contracts/reasons';
import { importBatch, type Transaction, withTransaction } from '@hamyar/db';
import type { SheetKind } from '@hamyar/domain';
import { audit, databaseError } from '@hamyar/platform';
import { and, eq } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import { lendFile } from '../../ground/files/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { moveImport, moveImports } from './move-import.ts';
import type { Writer } from './policy.ts';
import { previewFile } from './preview-file.ts';
import { type Batch, openBulk, previewOf, waitForTurn } from './queries.ts';
import { fileFault, previewOptions } from './run-preview.ts';
import { writeContributions } from './write-contributions.ts';
import { writeNeeds } from './write-needs.ts';
import { writeVolunteers } from './write-volunteers.ts';

const writers: { [Kind in SheetKind]: (ctx: Ctx, tx: Transaction, batch: Batch) => Writer<Kind> } = {
  contributions: writeContributions,
  volunteers: writeVolunteers,
  needs: writeNeeds,
};

/**
 * Writes a previewed file in one transaction: all accepted rows or none. Running it again, or twice at once, writes
 * nothing more.
 * @throws Refusal `unavailable` while another import of the same kind is being written: try again
 */
export async function runCommit(ctx: Ctx, batchId: string): Promise<void> {
  authorise(ctx, 'platform');
  try {
    await withTransaction(ctx, (tx) => writeAll(ctx, tx, batchId));
  } catch (error) {
    const reason = lastingFault(error);
    if (reason === null) throw error;
    ctx.log.error({ err: error, batchId }, 'commit of an import failed');
    // Of one that another run has committed meanwhile nothing failed; one that is previewed anew fails by itself.
    await withTransaction(ctx, (tx) =>
      moveImports(tx, and(eq(importBatch.id, batchId), eq(importBatch.state, 'committing')), 'failed', {
        failure: { reason },
      }),
    );
  }
}

async function writeAll(ctx: Ctx, tx: Transaction, batchId: string): Promise<void> {
  const [batch] = await tx.select().from(importBatch).where(eq(importBatch.id, batchId));
  if (batch?.state !== 'committing') return;
  await openBulk(tx);
  await waitForTurn(tx, batch);
  const { written, unchanged } = await write(ctx, tx, batch, batch.kind);
  const moved = await moveImport(tx, batchId, 'committed', {
    committedRows: written,
    unchangedRows: unchanged,
    committedAt: ctx.clock.now(),
    failure: null,
  });
  // Whoever committed it between our look and our turn has written the rows.
  if (!moved && written > 0) throw new Refusal('conflict', 'import.just_changed');
  if (!moved) return;
  await audit(ctx, tx, {
    action: 'import.committed',
    targetType: 'import_batch',
    targetId: batchId,
    provinceCode: batch.provinceCode,
    detail: { kind: batch.kind, written, unchanged },
  });
}

async function write<Kind extends SheetKind>(
  ctx: Ctx,
  tx: Transaction,
  batch: Batch,
  kind: Kind,
): Promise<{ written: number; unchanged: number }> {
  const writer: Writer<Kind> = writers[kind](ctx, tx, batch);
  let written = 0;
  const options = {
    ...(await previewOptions(ctx, batch, kind)),
    maxListed: 0,
    onAccepted: async (rows: Parameters<typeof writer>[0]) => {
      written += await writer(rows);
    },
  };
  const { acceptedRows, totals } = await lendFile(ctx, 'import', batch.id, (path) =>
    previewFile(kind, path, options),
  );
  // What a person agreed to is what is written: the rows, and what they come to. A file that waited while the way of
  // reading changed is read anew, and looked at again.
  const agreed = previewOf(batch);
  if (acceptedRows !== agreed?.acceptedRows || !isDeepStrictEqual({ ...totals }, { ...agreed.totals }))
    throw new Refusal('precondition', 'import.file_changed');
  return { written, unchanged: acceptedRows - written };
}

/** Classes of database errors that pass: connection, resources, shutdown, deadlock, lock not available. */
const passing = /^(?:08|53|57|40|55P03)/;

/** The reason to tell people, or null when trying again may help. */
function lastingFault(error: unknown): Reason | null {
  if (error instanceof Refusal)
    return error.code === 'unavailable' || error.code === 'conflict' ? null : error.reason;
  const fault = fileFault(error);
  if (fault !== null) return fault;
  const known = databaseError(error);
  if (known) return passing.test(known.code) ? null : 'import.unexpected';
  // A lost connection has no SQLSTATE.
  return error instanceof Error && /connection|ECONN|timeout/i.test(error.message)
    ? null
    : 'import.unexpected';
}
