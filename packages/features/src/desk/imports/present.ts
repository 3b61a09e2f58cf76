import type { Answer, imports } from '@hamyar/contracts';
import { allCounties, type SheetKind } from '@hamyar/domain';
import type { z } from 'zod';
import { actsOn } from './policy.ts';
import type { Preview } from './preview-file.ts';
import { type Batch, previewOf } from './queries.ts';

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

/** Cells of accepted rows that were not kept, each with why; columns from 0. */
export function warningsIn<Kind extends SheetKind>({ warnings, understanding }: Preview<Kind>) {
  const columnOf = new Map(Object.entries<number | undefined>(understanding.mapping));
  return warnings.flatMap(({ row, fields }) =>
    fields.map((field) => ({
      row,
      column: columnOf.get(field) ?? null,
      field,
      reason: field === 'trackingNumber' ? ('lost_digits' as const) : ('unreadable' as const),
    })),
  );
}

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
    may: actsOn(summary),
    version: batchVersion(batch),
    fileBytes: batch.fileBytes,
    retainUntil: batch.retainUntil,
    erasedAt: batch.erasedAt?.toISOString() ?? null,
    progressRow: batch.progressRow,
    failure: batch.failure,
    understanding: preview?.understanding ?? null,
    ignoredRows: preview?.ignoredRows ?? 0,
    ignored: preview?.ignored ?? [],
    rejectedByReason,
    warnedRows: preview?.warnedRows ?? 0,
    warnings: preview?.warnings ?? [],
    totals: preview?.totals ?? {},
    days: preview?.days ?? null,
    totalsDiffer: preview?.totalsDiffer ?? [],
    countyNames: countyNamesIn(preview?.totals.cashByCountyIrr ?? {}),
    unchangedRows: batch.unchangedRows,
  };
}

const countyNames = new Map(allCounties.map(({ code, nameFa }) => [code, nameFa]));

function countyNamesIn(totals: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(totals).map((code) => [code, countyNames.get(code) ?? code]));
}
