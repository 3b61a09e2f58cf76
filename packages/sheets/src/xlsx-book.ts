import { posix } from 'node:path';
import { shownBy, type ShownNumber } from './number-format.ts';
import { spreadsheetError, type SpreadsheetProblem } from './spreadsheet-error.ts';
import { readPart, tailOfPart, type XlsxPackage } from './xlsx-parts.ts';

export interface XlsxBook {
  /** Parts of the visible worksheets in tab order, then of the hidden ones. */
  sheets: readonly { name: string; part: string; hidden: boolean }[];
  /** How numbers of a cell style are shown, by its index as cells name it; plain ones are left out. */
  shownStyles: ReadonlyMap<string, ShownNumber>;
  /** Days to add to serials: 1462 in files of the 1904 calendar. */
  epochShiftDays: number;
  sharedStrings: readonly string[];
}

const smallPartBytes = 16_000_000;
// All distinct texts of 500,000 rows; more would not fit in the memory one import may take.
const sharedStringsBytes = 120_000_000;

async function relationships(
  xlsx: XlsxPackage,
  part: string,
): Promise<Map<string, { type: string; target: string }>> {
  const folder = posix.dirname(part);
  const found = new Map<string, { type: string; target: string }>();
  await readPart(xlsx, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), smallPartBytes, {
    open: (name, attributes) => {
      const { Id, Type, Target } = attributes;
      if (name !== 'Relationship' || !Id || !Target) return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.set(Id, { type: (Type ?? '').split('/').at(-1) ?? '', target });
    },
  });
  return found;
}

async function shownStylesOf(xlsx: XlsxPackage, part: string): Promise<Map<string, ShownNumber>> {
  const formats = new Map<number, string>();
  const styles = new Map<string, ShownNumber>();
  let inCellFormats = false;
  let index = 0;
  await readPart(xlsx, part, smallPartBytes, {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(attributes.numFmtId ?? 0);
      const shown = shownBy(id, formats.get(id));
      if (shown) styles.set(String(index), shown);
      index += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

async function sharedStringsOf(xlsx: XlsxPackage, part: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  await readPart(xlsx, part, sharedStringsBytes, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    close: (name) => {
      if (name === 'si') strings.push(current);
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') inText = false;
    },
    text: (text) => {
      if (inText) current += text;
    },
  });
  return strings;
}

/** The true name of a package that is no .xlsx: the same book saved by another program, or something else. */
async function otherBook(xlsx: XlsxPackage, workbookPart: string): Promise<SpreadsheetProblem> {
  if (workbookPart.endsWith('.bin')) return 'binary_xlsb';
  const type = await tailOfPart(xlsx, 'mimetype', 'application/', smallPartBytes);
  return type.startsWith('application/vnd.oasis.opendocument.spreadsheet')
    ? 'opendocument'
    : 'not_a_spreadsheet';
}

/** Reads what sheets need before their rows: names, order, visibility, how numbers are shown, shared texts. */
export async function readBook(xlsx: XlsxPackage): Promise<XlsxBook> {
  const top = [...(await relationships(xlsx, '')).values()];
  const workbookPart = top.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!xlsx.entries.has(workbookPart.toLowerCase()) || !workbookPart.endsWith('.xml'))
    throw spreadsheetError(await otherBook(xlsx, workbookPart));
  const related = await relationships(xlsx, workbookPart);
  const sheets: { name: string; part: string; hidden: boolean }[] = [];
  let epochShiftDays = 0;
  let isWorkbook = false;
  await readPart(xlsx, workbookPart, smallPartBytes, {
    open: (name, attributes) => {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes.date1904 ?? '')) epochShiftDays = 1462;
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1];
      const relation = related.get(id ?? '');
      if (relation?.type === 'worksheet')
        sheets.push({
          name: attributes.name ?? '',
          part: relation.target,
          hidden: /hidden/i.test(attributes.state ?? ''),
        });
    },
  });
  if (!isWorkbook || sheets.length === 0) throw spreadsheetError('not_a_spreadsheet');
  const partOf = (type: string): string =>
    [...related.values()].find((relation) => relation.type === type)?.target ?? '';
  return {
    sheets: [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)],
    epochShiftDays,
    shownStyles: await shownStylesOf(xlsx, partOf('styles')),
    sharedStrings: await sharedStringsOf(xlsx, partOf('sharedStrings')),
  };
}
