import type { SheetKind } from '@hamyar/domain';
import { type KnownRows, knownWarnings, type Preview, warningsIn } from '@hamyar/features/desk/imports/index';

/**
 * What a person should look at before the rows are written: cells in doubt, and of gifts the days they span, the sheet's
 * own totals beside ours, and the rows that the platform holds already.
 */
export function presentDoubts(preview: Preview<SheetKind>, known: KnownRows | null): Record<string, unknown> {
  const warnings = [...warningsIn(preview), ...knownWarnings(preview, known)]
    .sort((a, b) => a.row - b.row)
    .map(({ row, column, reason }) => ({
      row,
      column: column === null ? null : columnLetters(column),
      reason,
    }));
  if (preview.kind !== 'contributions') return { warnings };
  const { days, sheetTotals } = preview;
  const recorded = [...(known?.paidRows ?? []), ...(known?.listedRows ?? [])].sort((a, b) => a - b);
  return {
    warnings,
    span: {
      firstDay: days?.first ?? null,
      lastDay: days?.last ?? null,
      byYear: days?.rowsByYear ?? {},
    },
    sheetTotals: sheetTotals.map(({ row, statedIrr, readIrr }) => ({
      row,
      statedIrr: statedIrr.toString(),
      readIrr: readIrr.toString(),
    })),
    alreadyRecorded: recorded.map((row) => ({ row })),
  };
}

/** A column from 0 as spreadsheets call it. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
