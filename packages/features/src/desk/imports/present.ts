import type { Answer, imports } from '@hamyar/contracts';
import { allCounties, type SheetKind } from '@hamyar/domain';
import type { z } from 'zod';
import { actsOn, fieldsOf } from './policy.ts';
import type { Preview } from './preview.ts';
import type { Batch } from './queries.ts';

const listsShown = 200;
const maxSample = 60;
const samples = 3;
const maxColumns = 200;

/** What is kept of a preview; refused rows have a table of their own. */
export interface StoredPreview {
  readonly understanding: z.output<typeof imports.importUnderstanding>;
  readonly acceptedRows: number;
  readonly rejectedRows: number;
  readonly ignoredRows: number;
  readonly ignored: { row: number; reason: string }[];
  readonly warnedRows: number;
  readonly warnings?: Answer<typeof imports.show>['warnings'];
  readonly totals: Answer<typeof imports.show>['totals'];
  readonly days?: Answer<typeof imports.show>['days'];
  readonly totalsDiffer?: Answer<typeof imports.show>['totalsDiffer'];
}

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

/** A preview as it is kept with its batch. */
export function storePreview<Kind extends SheetKind>(preview: Preview<Kind>): StoredPreview {
  const { understanding, sampleRows } = preview;
  const columnOf = new Map(Object.entries<number | undefined>(understanding.mapping));
  const fieldAt = new Map(
    Object.entries<number | undefined>(understanding.mapping).map(([field, column]) => [column, field]),
  );
  const samplesOf = (column: number): string[] =>
    sampleRows
      .map(({ cells }) => (cells[column] ?? '').trim().slice(0, maxSample))
      .filter(Boolean)
      .slice(0, samples);
  return {
    understanding: {
      headingRow: understanding.headingRow,
      provinceCode: understanding.provinceCode,
      unit: understanding.unit,
      columns: understanding.headings.slice(0, maxColumns).map(({ column, heading }) => ({
        column,
        heading: heading.slice(0, 120),
        field: fieldAt.get(column) ?? null,
        samples: samplesOf(column),
      })),
      questions: understanding.questions.map((question) => ({
        ask: question.ask,
        field: 'field' in question ? question.field : null,
        columns: 'columns' in question ? question.columns.slice(0, maxColumns) : [],
        ...('words' in question && { words: [...question.words] }),
        ...('sheets' in question && { sheets: [...question.sheets] }),
      })),
      fields: fieldsOf(preview.kind).map((field) => ({ field, column: columnOf.get(field) ?? null })),
    },
    acceptedRows: preview.acceptedRows,
    rejectedRows: preview.rejectedRows,
    ignoredRows: preview.ignoredRows,
    ignored: preview.ignored.slice(0, listsShown).map(({ row, reason }) => ({ row, reason })),
    warnedRows: preview.warnings.length,
    warnings: warningsIn(preview).slice(0, listsShown),
    totals: { ...preview.totals },
    days: preview.days,
    totalsDiffer: preview.totalsDiffer.slice(0, listsShown).map(({ row, statedIrr, readIrr }) => ({
      row,
      statedIrr: statedIrr.toString(),
      readIrr: readIrr.toString(),
    })),
  };
}

/** The kept preview of a batch, or null before there is one. */
export function previewOf(batch: Batch): StoredPreview | null {
  return batch.preview as StoredPreview | null;
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
    state: batch.state as z.output<typeof imports.importSummary>['state'],
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
