import { normalizeText } from '../../kit/persian-text.ts';

/** A spreadsheet cell as a reader gives it: text, number, boolean, a date cell (its UTC civil day), or nothing. */
export type Cell = string | number | boolean | Date | null;

/** What a cell shows, without normalising: for echoing a refused value. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell);
}

/** What a reader gives for a formula whose result the file does not hold. */
export const unsavedFormula = '#FORMULA!';

const sheetErrors = new Set([
  unsavedFormula,
  ...['#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NULL!', '#NUM!', '#N/A', '#SPILL!', '#CALC!'],
]);

/** Whether a cell holds an error of the spreadsheet, or a formula without its result: nothing that anybody wrote. */
export const isSheetError = (cell: Cell | undefined): boolean =>
  typeof cell === 'string' && cell.startsWith('#') && sheetErrors.has(cell);

/** Normalised text of a cell, '' when blank or when the spreadsheet could not work it out. */
export function textOf(cell: Cell | undefined): string {
  return isSheetError(cell) ? '' : normalizeText(cellText(cell));
}

const visible = /[^\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/;

/** Whether a cell shows nothing: missing, empty, or of signs that nobody sees. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  return typeof cell === 'string' && !visible.test(cell);
}

/** Normalised text, or null when blank. */
export function optionalText(cell: Cell | undefined): string | null {
  return textOf(cell) || null;
}
