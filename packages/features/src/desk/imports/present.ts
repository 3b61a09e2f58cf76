import type { Answer, imports } from '@hamyar/contracts';
import type { importRejectedRow } from '@hamyar/db';
import { allCounties, type SheetKind, type SheetTotal } from '@hamyar/domain';
import type { z } from 'zod';
import type { KnownRows } from './find-known-gifts.ts';
import { actsOn } from './policy.ts';
import type { Preview } from './preview-file.ts';
import { type Batch, previewOf, standingOf, type StoredPreview } from './queries.ts';

/**
 * The answer to a file as offices compare it: `acceptedRows` for gifts, `accepted` for people and needs, rows with
 * their reasons, and the totals as digit strings of rials.
 */
export function presentPreview<Kind extends SheetKind>(preview: Preview<Kind>): Record<string, unknown> {
  const rejected = preview.rejected.map(({ row, reason }) => ({ row, reason }));
  const ignored = preview.ignored.map(({ row, reason }) => ({ row, reason }));
  const accepted =
    preview.kind === 'contributions'
      ? { acceptedRows: preview.acceptedRows }
      : { accepted: preview.acceptedRows };
  return { ...accepted, rejected, ignored, ...preview.totals };
}

/** What to look at in accepted rows, in sheet order: cells in doubt with why, and rows nobody sees; columns from 0. */
export function warningsIn<Kind extends SheetKind>({ warnings, hiddenRows, understanding }: Preview<Kind>) {
  const columnOf = new Map(Object.entries<number | undefined>(understanding.mapping));
  // A name may stand in one column with the other.
  const columnAt = (field: string) =>
    columnOf.get(field) ?? (/Name$/.test(field) ? columnOf.get('fullName') : undefined) ?? null;
  const cells = warnings.map((cell) => ({ ...cell, column: columnAt(cell.field) }));
  const hidden = hiddenRows.map((row) => ({
    row,
    field: 'row',
    reason: 'hidden_row',
    cellText: '',
    column: null,
  }));
  return [...cells, ...hidden].sort((a, b) => a.row - b.row);
}

/** As `warningsIn`, of gifts that are there already. */
export function knownWarnings<Kind extends SheetKind>(
  { understanding }: Pick<Preview<Kind>, 'understanding'>,
  known: Pick<KnownRows, 'warnings'> | null,
) {
  const columnOf = new Map(Object.entries<number | undefined>(understanding.mapping));
  return (known?.warnings ?? []).map((cell) => ({ ...cell, column: columnOf.get(cell.field) ?? null }));
}

/** Of the sheet's own totals those that are no sum of what was read. */
export const differingIn = (totals: readonly SheetTotal[]): readonly SheetTotal[] =>
  totals.filter(({ statedIrr, readIrr }) => statedIrr !== readIrr);

/** Of how a file is read: every answer begins another. */
export function batchVersion(batch: Batch): string {
  return String(batch.revision);
}

export function presentSummary(batch: Batch): z.output<typeof imports.importSummary> {
  const preview = previewOf(batch);
  return {
    id: batch.id,
    kind: batch.kind,
    state: batch.state,
    fileName: batch.fileName,
    provinceCode: batch.provinceCode,
    createdAt: batch.createdAt.toISOString(),
    committedAt: batch.committedAt?.toISOString() ?? null,
    acceptedRows: preview?.acceptedRows ?? null,
    rejectedRows: preview?.rejectedRows ?? null,
    committedRows: batch.committedRows,
  };
}

export function presentDetail(
  batch: Batch,
  rejectedByReason: { reason: string; rows: number }[],
): Answer<typeof imports.show> {
  const preview = previewOf(batch);
  const summary = presentSummary(batch);
  return {
    ...summary,
    may: actsOn(standingOf(batch)),
    version: batchVersion(batch),
    fileBytes: batch.fileBytes,
    retainUntil: batch.retainUntil,
    erasedAt: batch.erasedAt?.toISOString() ?? null,
    progressRow: batch.progressRow,
    failure: batch.failure,
    understanding: preview ? presentUnderstanding(preview.understanding) : null,
    ignoredRows: preview?.ignoredRows ?? 0,
    ignored: preview?.ignored ?? [],
    rejectedByReason,
    warnedRows: preview?.warnedRows ?? 0,
    warnings: preview?.warnings ?? [],
    hidden: preview?.hidden ?? { rows: 0, areIncluded: true },
    recorded: preview?.recorded ?? null,
    totals: preview?.totals ?? {},
    days: preview?.days ?? null,
    totalsDiffer: preview?.totalsDiffer ?? [],
    sheetTotals: preview?.sheetTotals ?? [],
    countyNames: countyNamesOf([
      ...Object.keys(preview?.totals.cashByCountyIrr ?? {}),
      ...(preview?.understanding.countyOfAll ? [preview.understanding.countyOfAll] : []),
    ]),
    unchangedRows: batch.unchangedRows,
    undo:
      batch.undoReason === null
        ? null
        : {
            reason: batch.undoReason,
            at: batch.undoneAt?.toISOString() ?? null,
            rows: batch.undoneRows,
            passedRows: batch.passedRows ?? 0,
          },
  };
}

/** What a file of a former version was kept without. */
const presentUnderstanding = (understanding: StoredPreview['understanding']) => ({
  ...understanding,
  unitFrom: understanding.unitFrom ?? null,
  countyOfAll: understanding.countyOfAll ?? null,
});

/** A refused row with the column of its cell. */
export function presentRejection(
  { row, reason, field, cellText, why }: typeof importRejectedRow.$inferSelect,
  batch: Batch,
): z.output<typeof imports.importRejection> {
  const fields = previewOf(batch)?.understanding.fields ?? [];
  return {
    row,
    reason,
    field,
    column: fields.find((each) => each.field === field)?.column ?? null,
    cellText,
    why,
  };
}

const countyNames = new Map(allCounties.map(({ code, nameFa }) => [code, nameFa]));

function countyNamesOf(codes: readonly string[]): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, countyNames.get(code) ?? code]));
}
