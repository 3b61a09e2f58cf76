import { columnNumber, fillDown, mergedDown } from './merged-cells.ts';
import type { Cell, ChooseSheet, SheetHead, SpreadsheetRow } from './read-rows.ts';
import { spreadsheetError } from './spreadsheet-error.ts';
import { readBook, type XlsxBook } from './xlsx-book.ts';
import { openPackage, parsePart, type XlsxPackage } from './xlsx-parts.ts';

// A row limit of 500,000 at 14 columns inflates to about 400 MB; far beyond that is a zip bomb.
const sheetBytes = 1_500_000_000;
const maxColumns = 512;
// The last row a worksheet can have.
const lastRow = 1_048_576;
const headRows = 60;
const maxHeads = 100;
const dayMs = 86_400_000;
const excelEpochMs = Date.UTC(1899, 11, 30);

/** `AB12` → 27 (0-based column), -1 when it names none. */
const columnOf = (reference: string | undefined): number =>
  columnNumber(/^[A-Z]+/.exec(reference ?? '')?.[0] ?? '');

// Programs write control characters and carriage returns as _x000D_.
const unescapeCell = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

/** What stands for a formula whose result the program that wrote the file did not keep: nothing that may be taken for a blank. */
const unsavedFormula = '#FORMULA!';

function cellValue(book: XlsxBook, type: string, style: string, text: string): Cell {
  if (type === 's' && text !== '') {
    const shared = book.sharedStrings[Number(text)];
    if (shared === undefined) throw spreadsheetError('broken_file');
    return unescapeCell(shared) || null;
  }
  if (type === 'inlineStr' || type === 'str') return unescapeCell(text) || null;
  if (text === '') return null;
  if (type === 'b') return text === '1';
  if (type === 'e') return text;
  if (type === 'd')
    return new Date(/[zZ]|[+-]\d{2}:\d{2}$/.test(text) ? text : `${text}${text.includes('T') ? 'Z' : ''}`);
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  const shown = book.shownStyles.get(style);
  if (shown === undefined) return value;
  // What a person sees is what counts: 5000000 shown as «5,000,000 تومان» is text that names its unit.
  if (!shown.isDate) return `${Number(value.toPrecision(15))} ${shown.money}`;
  const instant = excelEpochMs + Math.round((value + book.epochShiftDays) * dayMs);
  return new Date(instant);
}

function sheetReader(book: XlsxBook, rows: SpreadsheetRow[]) {
  let row = 0;
  let cells: Cell[] = [];
  let column = -1;
  let type = '';
  let style = '';
  let text = '';
  let collecting = false;
  let isFormula = false;
  let hasValue = false;
  let phonetic = false;
  let isHidden = false;
  return {
    open: (name: string, attributes: Record<string, string>) => {
      if (name === 'c') {
        const named = columnOf(attributes.r);
        column = named >= 0 ? named : column + 1;
        type = attributes.t ?? 'n';
        style = attributes.s ?? '0';
        text = '';
        isFormula = false;
        hasValue = false;
      } else if (name === 'f') isFormula = true;
      else if (name === 'v') {
        collecting = true;
        hasValue = true;
      } else if (name === 't') collecting = type === 'inlineStr' && !phonetic;
      else if (name === 'rPh') phonetic = true;
      else if (name === 'row') {
        const numbered = Number(attributes.r);
        row = Number.isInteger(numbered) && numbered > row ? numbered : row + 1;
        if (row > lastRow) throw spreadsheetError('broken_file');
        cells = [];
        column = -1;
        isHidden = /^(?:1|true)$/.test(attributes.hidden ?? '');
      }
    },
    close: (name: string) => {
      if (name === 'v' || name === 't') collecting = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c' && column < maxColumns) {
        const value = isFormula && !hasValue ? unsavedFormula : cellValue(book, type, style, text);
        if (value === null) return;
        while (cells.length < column) cells.push(null);
        cells[column] = value;
      } else if (name === 'row' && cells.length > 0)
        rows.push(isHidden ? { row, cells, isHidden } : { row, cells });
    },
    text: (part: string) => {
      if (collecting) text += part;
    },
  };
}

async function* readSheet(xlsx: XlsxPackage, book: XlsxBook, part: string): AsyncGenerator<SpreadsheetRow> {
  const rows: SpreadsheetRow[] = [];
  for await (const _ of parsePart(xlsx, part, sheetBytes, sheetReader(book, rows))) {
    yield* rows;
    rows.length = 0;
  }
}

type Sheet = XlsxBook['sheets'][number];

/** The visible worksheets that have rows, with their first ones. */
async function sheetHeads(xlsx: XlsxPackage, book: XlsxBook): Promise<(SheetHead & { sheet: Sheet })[]> {
  const heads: (SheetHead & { sheet: Sheet })[] = [];
  for (const sheet of book.sheets.filter(({ hidden }) => !hidden).slice(0, maxHeads)) {
    const rows: SpreadsheetRow[] = [];
    for await (const row of readSheet(xlsx, book, sheet.part)) {
      rows.push(row);
      if (rows.length === headRows) break;
    }
    if (rows.length > 0) heads.push({ sheet, name: sheet.name, rows });
  }
  return heads;
}

/**
 * Rows of the worksheet `choose` picks among several visible ones, else of the first that has any (visible ones first).
 * Rows without cells are skipped, numbers kept.
 */
export async function* readXlsx(path: string, choose?: ChooseSheet): AsyncGenerator<SpreadsheetRow> {
  const xlsx = await openPackage(path);
  try {
    const book = await readBook(xlsx);
    const heads = choose && book.sheets.length > 1 ? await sheetHeads(xlsx, book) : [];
    const chosen = choose && heads.length > 1 ? heads[choose(heads)]?.sheet : undefined;
    for (const { part } of chosen ? [chosen] : book.sheets) {
      let found = false;
      const merges = await mergedDown(xlsx, part, sheetBytes);
      const filled = merges.length > 0 ? fillDown(merges) : null;
      for await (const row of readSheet(xlsx, book, part)) {
        found = true;
        yield filled ? filled(row) : row;
      }
      if (found) return;
    }
  } finally {
    xlsx.zip.close();
  }
}
