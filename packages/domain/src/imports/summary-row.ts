import { searchKey } from '../persian-text.ts';
import { isBlank } from './cell.ts';
import type { Cell } from './cell.ts';
import type { IgnoredReason } from './row-outcome.ts';

// Whole words: «جمعی از خیرین» and «جمعیت» are donors, not totals.
const SUMMARY =
  /^(?:سر ?جمع|جمع|مجموع|حاصل جمع|میانگین|منقول|نقل (?:از|به) صفحه|مانده|total|subtotal|sum|grand total)(?: |$)/;

// Cheap first look: most cells of a large file never reach the full comparison.
const MAYBE_SUMMARY = /جمع|مجموع|م[یي]انگ[یي]ن|منقول|نقل|مانده|total|sum/i;

function isSummaryText(cell: Cell): boolean {
  return typeof cell === 'string' && MAYBE_SUMMARY.test(cell) && SUMMARY.test(searchKey(cell));
}

/**
 * Totals and notes between the data. `keyColumns` are the columns a data row cannot do without, apart from the
 * amount or count: a total names itself and fills at most one of them; a note fills none of `dataColumns`.
 */
export function ignoredRow(
  cells: readonly Cell[],
  keyColumns: readonly number[],
  dataColumns: readonly number[],
): IgnoredReason | null {
  const summaryAt = cells.findIndex(isSummaryText);
  if (summaryAt >= 0) {
    const filled = keyColumns.filter((column) => column !== summaryAt && !isBlank(cells[column]));
    if (filled.length <= (keyColumns.length > 2 ? 1 : 0)) return 'summary_row';
  }
  const isNote = dataColumns.length > 0 && dataColumns.every((column) => isBlank(cells[column]));
  return isNote ? 'note_row' : null;
}

export function isBlankRow(cells: readonly Cell[]): boolean {
  return cells.every(isBlank);
}
