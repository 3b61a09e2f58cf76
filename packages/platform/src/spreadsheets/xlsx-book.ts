import { posix } from 'node:path';
import { readPart } from './xlsx-parts.ts';
import type { XlsxPackage } from './xlsx-parts.ts';
import { spreadsheetError } from './spreadsheet-error.ts';

export interface XlsxBook {
  /** Parts of the visible worksheets in tab order, then of the hidden ones. */
  sheets: readonly { name: string; part: string; hidden: boolean }[];
  /** Cell style indexes whose number format is a date or a time. */
  dateStyles: ReadonlySet<number>;
  /** Days to add to serials: 1462 in files of the 1904 calendar. */
  epochShiftDays: number;
  sharedStrings: readonly string[];
}

const SMALL_PART_BYTES = 16_000_000;
// All distinct texts of 500,000 rows; more would not fit in the memory one import may take.
const SHARED_STRINGS_BYTES = 120_000_000;

async function relationships(
  xlsx: XlsxPackage,
  part: string,
): Promise<Map<string, { type: string; target: string }>> {
  const folder = posix.dirname(part);
  const found = new Map<string, { type: string; target: string }>();
  await readPart(xlsx, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), SMALL_PART_BYTES, {
    open: (name, attributes) => {
      const { Id, Type, Target } = attributes;
      if (name !== 'Relationship' || !Id || !Target) return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.set(Id, { type: (Type ?? '').split('/').at(-1) ?? '', target });
    },
  });
  return found;
}

/** Built-in date and time formats (ECMA-376 18.8.30), and the Far East and Thai ones that programs reuse. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58) ||
  (id >= 71 && id <= 81);

function isDateFormat(code: string): boolean {
  const [positive = ''] = code.replace(/\\.|_.|\*.|"[^"]*"/g, '').split(';');
  return /[ymdhsbe]/i.test(positive.replace(/\[(?![hms]+\])[^\]]*\]/gi, '').replace(/general|E[+-]/gi, ''));
}

async function dateStylesOf(xlsx: XlsxPackage, part: string): Promise<Set<number>> {
  const formats = new Map<number, string>();
  const styles = new Set<number>();
  let inCellFormats = false;
  let index = 0;
  await readPart(xlsx, part, SMALL_PART_BYTES, {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(attributes.numFmtId ?? 0);
      const code = formats.get(id);
      if (code === undefined ? isBuiltInDate(id) : isDateFormat(code)) styles.add(index);
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
  await readPart(xlsx, part, SHARED_STRINGS_BYTES, {
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

/** Reads what sheets need before their rows: names, order, visibility, date styles, shared texts. */
export async function readBook(xlsx: XlsxPackage): Promise<XlsxBook> {
  const top = [...(await relationships(xlsx, '.')).values()];
  const workbookPart = top.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!xlsx.entries.has(workbookPart.toLowerCase()) || !workbookPart.endsWith('.xml'))
    throw spreadsheetError('not_a_spreadsheet');
  const related = await relationships(xlsx, workbookPart);
  const sheets: { name: string; part: string; hidden: boolean }[] = [];
  let epochShiftDays = 0;
  let isWorkbook = false;
  await readPart(xlsx, workbookPart, SMALL_PART_BYTES, {
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
    dateStyles: await dateStylesOf(xlsx, partOf('styles')),
    sharedStrings: await sharedStringsOf(xlsx, partOf('sharedStrings')),
  };
}
