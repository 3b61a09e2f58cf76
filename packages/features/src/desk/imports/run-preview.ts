import type { Reason } from '@hamyar/contracts/reasons';
import { importBatch, importRejectedRow, importWarning, type Transaction, withTransaction } from '@hamyar/db';
import {
  type FieldsOf,
  type ImportState,
  importStatesBefore,
  type RejectedRow,
  type SheetAnswers,
  type SheetKind,
  today,
} from '@hamyar/domain';
import { audit, databaseError } from '@hamyar/platform';
import { isSpreadsheetError } from '@hamyar/sheets/spreadsheet-error';
import { and, eq, inArray } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import { lendFile } from '../../ground/files/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type KnownRows, findKnownGifts } from './find-known-gifts.ts';
import { findKnownPeople } from './find-known-people.ts';
import { keepPreview } from './keep-preview.ts';
import { moveImports } from './move-import.ts';
import { cautionOf, refusalOf } from './policy.ts';
import { knownWarnings, warningsIn } from './present.ts';
import { type Preview, previewFile } from './preview-file.ts';
import { type Batch, goalsAt, noteProgress, senderMobileOf, sheetTermsOf } from './queries.ts';

const maxCell = 200;
const maxWarnings = 10_000;

/** Reads a stored file and keeps what was found, unless newer answers came meanwhile. Safe to run again. */
export async function runPreview(ctx: Ctx, batchId: string, revision: number): Promise<void> {
  authorise(ctx, 'platform');
  const batch = await withTransaction(ctx, async (tx) => {
    const now = thisRun(batchId, revision, importStatesBefore('previewing'));
    const [row] = await moveImports(tx, now, 'previewing', { progressRow: 0 });
    return row;
  });
  if (!batch) return;
  const found = await readFile(ctx, batch);
  await withTransaction(ctx, async (tx) => {
    const now = thisRun(batchId, revision, ['previewing']);
    const [still] = await tx.select({ id: importBatch.id }).from(importBatch).where(now).for('update');
    if (!still) return;
    await tx.delete(importRejectedRow).where(eq(importRejectedRow.batchId, batchId));
    await tx.delete(importWarning).where(eq(importWarning.batchId, batchId));
    if ('failure' in found) {
      await moveImports(tx, now, 'failed', { failure: { reason: found.failure }, preview: null });
      return;
    }
    const { preview, known } = found;
    await keepRejected(tx, batchId, preview.rejected);
    await keepWarnings(tx, batchId, [...warningsIn(preview), ...knownWarnings(preview, known)]);
    const state = await keepPreview(tx, now, preview, known);
    const { acceptedRows, rejectedRows } = preview;
    await audit(ctx, tx, {
      action: 'import.previewed',
      targetType: 'import_batch',
      targetId: batchId,
      provinceCode: batch.provinceCode,
      detail: { state, acceptedRows, rejectedRows },
    });
  });
}

const thisRun = (batchId: string, revision: number, states: ImportState[]) =>
  and(eq(importBatch.id, batchId), eq(importBatch.revision, revision), inArray(importBatch.state, states));

/** How a batch's file is read, the same for preview and commit. */
export async function previewOptions<Kind extends SheetKind>(ctx: Ctx, batch: Batch, kind: Kind) {
  const senderMobile = await senderMobileOf(ctx, batch);
  const goals = kind === 'contributions' ? await goalsAt(ctx, batch.createdAt) : new Map<string, bigint>();
  const terms = await sheetTermsOf(ctx);
  return {
    // `answerImport` lets in no field that this kind of sheet lacks.
    answers: batch.answers as SheetAnswers<FieldsOf[Kind]>,
    officeProvinceCode: batch.provinceCode,
    terms,
    today: today(batch.createdAt),
    refuse: refusalOf(kind, batch.onlyProvinceCode),
    warn: cautionOf(kind, { uploadedAt: batch.createdAt, senderMobile, goals }),
    // On a connection of its own, so that a running commit's progress is seen.
    onProgress: (row: number) => noteProgress(ctx, batch.id, row),
  };
}

/** Why a file cannot be read, as a reason for people; null when the fault is not the file's. */
export function fileFault(error: unknown): Reason | null {
  return isSpreadsheetError(error) ? `import.${error.reason}` : null;
}

interface Found {
  readonly preview: Preview<SheetKind>;
  /** Of gifts and people: which of them are there already. */
  readonly known: KnownRows | null;
}

async function readFile(ctx: Ctx, batch: Batch): Promise<Found | { failure: Reason }> {
  try {
    return await lendFile(ctx, 'import', batch.id, (path) => readSheet(ctx, batch, path));
  } catch (error) {
    // A scanner that is away is asked again: nothing is wrong with the file.
    if (error instanceof Refusal && error.code === 'unavailable') throw error;
    const failure = error instanceof Refusal ? error.reason : fileFault(error);
    if (failure === null && databaseError(error)) throw error;
    if (failure === null) ctx.log.error({ err: error, batchId: batch.id }, 'preview failed');
    return { failure: failure ?? 'import.unexpected' };
  }
}

async function readSheet(ctx: Ctx, batch: Batch, path: string): Promise<Found> {
  if (batch.kind === 'needs')
    return {
      preview: await previewFile('needs', path, await previewOptions(ctx, batch, 'needs')),
      known: null,
    };
  if (batch.kind === 'volunteers') {
    const people = findKnownPeople(ctx);
    const asked = { ...(await previewOptions(ctx, batch, 'volunteers')), onAccepted: people.take };
    return { preview: await previewFile('volunteers', path, asked), known: people.result() };
  }
  const lookUp = findKnownGifts(ctx, batch);
  const options = { ...(await previewOptions(ctx, batch, batch.kind)), onAccepted: lookUp.take };
  const preview = await previewFile(batch.kind, path, options);
  return { preview, known: await lookUp.result() };
}

async function keepRejected(
  tx: Transaction,
  batchId: string,
  rejected: readonly RejectedRow[],
): Promise<void> {
  if (rejected.length === 0) return;
  await tx.$client.query({
    name: 'import_rejected_keep',
    text: `insert into import_rejected_row (batch_id, row, reason, field, cell_text, why)
      select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::jsonb[])`,
    values: [
      batchId,
      rejected.map(({ row }) => row),
      rejected.map(({ reason }) => reason),
      rejected.map(({ field }) => field),
      rejected.map(({ cellText }) => keptText(cellText)),
      rejected.map(({ why }) => (why ? JSON.stringify(why) : null)),
    ],
  });
}

// PostgreSQL's text holds no NUL.
const keptText = (cellText: string): string => cellText.slice(0, maxCell).replaceAll('\0', '');

async function keepWarnings(
  tx: Transaction,
  batchId: string,
  warnings: ReturnType<typeof warningsIn>,
): Promise<void> {
  const kept = warnings.slice(0, maxWarnings);
  if (kept.length === 0) return;
  await tx.$client.query({
    name: 'import_warning_keep',
    text: `insert into import_warning (batch_id, row, field, "column", reason, cell_text)
      select $1, * from unnest($2::int[], $3::text[], $4::int[], $5::text[], $6::text[]) on conflict do nothing`,
    values: [
      batchId,
      kept.map(({ row }) => row),
      kept.map(({ field }) => field),
      kept.map(({ column }) => column),
      kept.map(({ reason }) => reason),
      kept.map(({ cellText }) => keptText(cellText)),
    ],
  });
}
