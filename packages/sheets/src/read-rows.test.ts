import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Excel from 'exceljs';
import { describe, expect, it, vi } from 'vitest';
import { type ChooseSheet, readRows, type ReadRowsOptions, type SpreadsheetRow } from './read-rows.ts';
import { isSpreadsheetError } from './spreadsheet-error.ts';
import { relations, workbookParts, zipOf } from './zip-for-tests.ts';

async function rowsOf(file: Buffer | string, options?: ReadRowsOptions): Promise<SpreadsheetRow[]> {
  const rows: SpreadsheetRow[] = [];
  for await (const row of readRows(Readable.from([Buffer.from(file)]), options)) rows.push(row);
  return rows;
}
async function problemOf(file: Buffer | string, options?: ReadRowsOptions): Promise<string> {
  try {
    await rowsOf(file, options);
    return 'none';
  } catch (error) {
    return isSpreadsheetError(error) ? error.reason : String(error);
  }
}
const caseFile = (name: string): Buffer =>
  readFileSync(new URL(`../../testing/samples/cases/${name}`, import.meta.url));
const utf16 = (text: string, mark: boolean): Buffer => Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
const windows1256 = (text: string): Buffer => {
  const decoder = new TextDecoder('windows-1256');
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from([...text].map((letter) => bytes.get(letter) ?? 0x3f));
};

describe('rows that a workbook hides', () => {
  it('are read, and say that they are hidden', async () => {
    const rows = await rowsOf(caseFile('hidden-rows.xlsx'));
    expect(rows.filter(({ isHidden }) => isHidden).map(({ row }) => row)).toEqual([3, 4]);
    expect(rows).toHaveLength(5);
  });
});

describe('a delimited file', () => {
  const table = 'تاريخ,مبلغ,شهرستان\n1404/09/29,"1,000",کاشمر\n\n1404/09/30,2000,قوچان\n';
  const cells = [
    { row: 1, cells: ['تاريخ', 'مبلغ', 'شهرستان'] },
    { row: 2, cells: ['1404/09/29', '1,000', 'کاشمر'] },
    { row: 3, cells: [null] },
    { row: 4, cells: ['1404/09/30', '2000', 'قوچان'] },
  ];
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`)],
    ['UTF-16LE with a mark', utf16(table, true)],
    ['UTF-16LE without a mark', utf16(table, false)],
    ['UTF-16BE with a mark', utf16(table, true).swap16()],
    ['Windows-1256', windows1256(table)],
    ['line ends of Windows', Buffer.from(table.replaceAll('\n', '\r\n'))],
    ['Excel’s separator hint', Buffer.from(`sep=,\n${table}`)],
  ])('is read in %s with blank rows counted', async (_name, file) =>
    expect(await rowsOf(file)).toEqual(cells),
  );

  it.each([';', '\t', '|'])('finds the separator %j though amounts hold commas', async (separator) => {
    const file =
      ['الف', 'ب', 'ج'].join(separator) + '\n' + ['1,000', '2,000,000', 'x'].join(separator) + '\n';
    expect((await rowsOf(file)).map((row) => row.cells)).toEqual([
      ['الف', 'ب', 'ج'],
      ['1,000', '2,000,000', 'x'],
    ]);
  });
  it('keeps line breaks inside quotes as one row, and a stray quote as text', async () => {
    expect((await rowsOf('a,b\n"x\ny",خیابان 5"\n')).map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['x\ny', 'خیابان 5"'],
    ]);
  });
  it('refuses an unclosed quote that swallows the file', async () => {
    expect(await problemOf(`a,b\n"${'x,y\n'.repeat(400_000)}`)).toBe('broken_file');
  });
});

describe('an .xlsx file', () => {
  it('gives rich text, formula results, dates, booleans and row numbers of the first visible sheet with rows', async () => {
    const book = new Excel.Workbook();
    book.addWorksheet('پنهان', { state: 'hidden' }).addRow(['no']);
    book.addWorksheet('خالی');
    const sheet = book.addWorksheet('داده', { views: [{ rightToLeft: true }] });
    sheet.getCell('A1').value = { richText: [{ text: 'اداره ' }, { text: 'کل', font: { bold: true } }] };
    sheet.mergeCells('A1:D1');
    sheet.getRow(4).values = [
      new Date('2025-06-13T00:00:00Z'),
      12.5,
      true,
      { formula: '1+1', result: 2 },
      { formula: 'x', result: 'متن' },
    ];
    sheet.getCell('G4').value = { text: 'پیوند', hyperlink: 'http://example.test' };
    const file = Buffer.from(await book.xlsx.writeBuffer());
    expect(await rowsOf(file)).toEqual([
      { row: 1, cells: ['اداره کل'] },
      { row: 4, cells: [new Date('2025-06-13T00:00:00Z'), 12.5, true, 2, 'متن', null, 'پیوند'] },
    ]);
  });

  const sheet =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c s="1"><x:v>45821</x:v></x:c><x:c s="2"><x:v>45821</x:v></x:c><x:c s="3"><x:v>3</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a&amp;b</x:t></x:is></x:c></x:row><x:row/><x:row><x:c/><x:c t="str"><x:f>A1</x:f><x:v>ب</x:v></x:c></x:row></x:sheetData></x:worksheet>';
  const shared = '<si><r><t>تهر</t></r><r><t>ان</t></r><rPh><t>no</t></rPh></si>';
  const day = new Date('2025-06-13T00:00:00Z');
  const expected = [
    { row: 2, cells: [null, 'تهران', day, day, 3, '#REF!', 'a&b'] },
    { row: 4, cells: [null, 'ب'] },
  ];
  it('is read alike whatever the order of its parts', async () => {
    const parts = workbookParts(sheet, shared);
    expect(await rowsOf(zipOf(parts))).toEqual(expected);
    expect(await rowsOf(zipOf([...parts].reverse()))).toEqual(expected);
  });
  it('is read alike when its parts are stored, not deflated', { timeout: 5_000 }, async () => {
    expect(await rowsOf(zipOf(workbookParts(sheet, shared), 0, { deflated: false }))).toEqual(expected);
  });
  it('is the sheet that was chosen among several visible ones', async () => {
    const book = new Excel.Workbook();
    for (const name of ['راهنما', 'فروردین', 'پنهان', 'خالی']) {
      const added = book.addWorksheet(name, { state: name === 'پنهان' ? 'hidden' : 'visible' });
      if (name !== 'خالی') added.addRow([name]);
    }
    const seen: string[][] = [];
    const chooseSheet: ChooseSheet = (sheets) => {
      seen.push(sheets.map(({ name }) => name));
      return 1;
    };
    const file = Buffer.from(await book.xlsx.writeBuffer());
    expect(await rowsOf(file, { chooseSheet })).toEqual([{ row: 1, cells: ['فروردین'] }]);
    expect(seen).toEqual([['راهنما', 'فروردین']]);
  });
  it('tells a formula without its result from a blank cell, and from one whose result is blank', async () => {
    const formulas = `<worksheet><sheetData><row r="1"><c r="A1"><f>B1*2</f></c><c r="B1"><v>5</v></c>
      <c r="C1" t="str"><f>IF(1,"")</f><v></v></c><c r="D1"><f>B1*2</f><v>10</v></c></row></sheetData></worksheet>`;
    expect(await rowsOf(zipOf(workbookParts(formulas)))).toEqual([
      { row: 1, cells: ['#FORMULA!', 5, null, 10] },
    ]);
  });
  it('knows the 1904 calendar', async () => {
    const parts = workbookParts(sheet, shared).map(([name, xml]): [string, string] => [
      name,
      xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>').replaceAll('45821', '44359'),
    ]);
    expect(await rowsOf(zipOf(parts))).toEqual(expected);
  });
  it('stops at an inflating sheet, a doctype and an endless text', async () => {
    const long = `<worksheet><sheetData><row><c t="inlineStr"><is><t>${'ا'.repeat(3_000_000)}</t></is></c></row></sheetData></worksheet>`;
    expect(await problemOf(zipOf(workbookParts(long)))).toBe('broken_file');
    expect(await problemOf(zipOf(workbookParts(`<!DOCTYPE a [<!ENTITY b "c">]>${sheet}`)))).toBe(
      'not_a_spreadsheet',
    );
    const bomb = `<sst>${'<si><t>a</t></si>'.repeat(8_000_000)}</sst>`;
    expect(
      await problemOf(
        zipOf(workbookParts(sheet).map(([name, xml]) => [name, name.includes('shared') ? bomb : xml])),
      ),
    ).toBe('file_too_large');
  });
});

describe('a file that is no table', () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const good = zipOf(
    workbookParts('<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'),
  );
  /** The checksum the directory gives for each part, made wrong. */
  const flipped = (file: Buffer): Buffer => {
    const copy = Buffer.from(file);
    for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4))
      copy.writeUInt32LE((copy.readUInt32LE(at + 16) ^ 1) >>> 0, at + 16);
    return copy;
  };
  it.each<[string, string, Buffer | string, ReadRowsOptions?]>([
    [
      'password_protected',
      'an encrypted .xlsx',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['password_protected', 'a zip with encrypted entries', zipOf(workbookParts('<worksheet/>'), 1)],
    ['legacy_xls', 'an old .xls', Buffer.concat([ole, Buffer.from('Workbook', 'utf16le')])],
    ['not_a_spreadsheet', 'another OLE file', ole],
    ['not_a_spreadsheet', 'a PDF', '%PDF-1.7\n1 0 obj'],
    ['not_a_spreadsheet', 'a PNG', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['html_table', 'an HTML page called .xls', '<html><table><tr><td>1</td></tr></table></html>'],
    [
      'html_table',
      'a web archive',
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="a"\n\n--a',
    ],
    ['html_table', 'the export of a library as HTML', caseFile('sheetjs-html.xls')],
    ['opendocument', 'a book of LibreOffice', caseFile('sheetjs-ods.ods')],
    [
      'opendocument',
      'a flat book of LibreOffice',
      '<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
    ],
    ['binary_xlsb', 'a binary book', caseFile('sheetjs-xlsb.xlsb')],
    [
      'legacy_xls',
      'a book of Excel 2003 in XML',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ],
    ['not_a_spreadsheet', 'random bytes', randomBytes(4_096)],
    ['not_a_spreadsheet', 'a zip of something else', zipOf([['a.txt', 'x']])],
    [
      'not_a_spreadsheet',
      'a text document',
      zipOf([
        ['_rels/.rels', relations(['a', 'officeDocument', 'word/document.xml'])],
        ['word/document.xml', '<document/>'],
      ]),
    ],
    ['broken_file', 'a cut .xlsx', good.subarray(0, good.length - 60)],
    [
      'broken_file',
      'a sheet with broken XML',
      zipOf(workbookParts('<worksheet><sheetData><row></sheetData>')),
    ],
    [
      'broken_file',
      'a cell that names a text the file does not have',
      zipOf(workbookParts('<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>')),
    ],
    [
      'broken_file',
      'a row no worksheet can have',
      zipOf(
        workbookParts(
          '<worksheet><sheetData><row r="4000000000"><c><v>1</v></c></row></sheetData></worksheet>',
        ),
      ),
    ],
    ['broken_file', 'elements without end', zipOf(workbookParts(`<worksheet>${'<a>'.repeat(1_000)}`))],
    ['broken_file', 'a part whose checksum is wrong', flipped(good)],
    ['not_a_spreadsheet', 'a letter', 'با سلام و احترام\nلطفاً همکاری کنید.\n'],
    ['empty_file', 'nothing', ''],
    ['empty_file', 'blank lines', '\n\n  \n'],
    ['empty_file', 'an empty sheet', zipOf(workbookParts('<worksheet><sheetData/></worksheet>'))],
    ['file_too_large', 'a large file', 'a,b\n'.repeat(1_000), { maxBytes: 1_000 }],
    ['too_many_rows', 'too many rows', 'a,b\n'.repeat(1_000), { maxRows: 999 }],
  ])('is %s: %s', async (problem, _name, file, options) =>
    expect(await problemOf(file, options)).toBe(problem),
  );

  it('leaves no temporary file behind', async () => {
    // A place of its own: other suites read sheets beside this one.
    const place = mkdtempSync(join(tmpdir(), 'alone-'));
    vi.stubEnv('TMPDIR', place);
    await problemOf('%PDF');
    for await (const _ of readRows(Readable.from([good]))) break;
    vi.unstubAllEnvs();
    expect(readdirSync(place)).toEqual([]);
  });
  it('is known by its content when its name lies', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'named-')), 'table.csv');
    writeFileSync(path, good);
    const rows: SpreadsheetRow[] = [];
    for await (const row of readRows(path)) rows.push(row);
    expect(rows).toEqual([{ row: 1, cells: [1] }]);
  });
});
