import { searchKey } from '../../kit/persian-text.ts';
import { type Cell, isBlank, unsavedFormula } from './cell.ts';
import type { IgnoredReason } from './row-outcome.ts';

// Whole words: «جمعی از خیرین» and «جمعیت» are donors, not totals.
const summary =
  /^(?:سر ?جمع|جمع ?کل|جمع|مجموع|حاصل جمع|مبلغ کل|کل|معدل|میانگین|منقول|نقل (?:از|به) صفحه|مانده|total|subtotal|sum|grand total)(?: |$)/;

function isSummaryText(cell: Cell): boolean {
  return typeof cell === 'string' && summary.test(searchKey(cell.replaceAll('\u200C', ' ')));
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
  const mostFilled = keyColumns.length > 2 ? 1 : 0;
  const filled = keyColumns.filter((column) => !isBlank(cells[column]));
  // The name of the total may stand in a key column itself. Most rows never reach the comparison of texts.
  if (filled.length <= mostFilled + 1) {
    const summaryAt = cells.findIndex(isSummaryText);
    const others = filled.filter((column) => column !== summaryAt);
    if (summaryAt >= 0 && others.length <= mostFilled) return 'summary_row';
  }
  const isNote = dataColumns.length > 0 && dataColumns.every((column) => isBlank(cells[column]));
  return isNote ? 'note_row' : null;
}

/** Whether no cell of a row shows anything; formulas that were prepared for rows to come are nothing yet. */
export function isBlankRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell === unsavedFormula || isBlank(cell));
}
