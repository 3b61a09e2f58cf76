import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { writeXlsx } from './write-xlsx.ts';

async function read(bytes: Uint8Array) {
  const book = new excel.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof book.xlsx.load>[0]);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

describe('a sheet written for a person', () => {
  it('holds figures as numbers, but as a text what a spreadsheet would round', async () => {
    const sheet = await read(
      await writeXlsx({
        head: ['استان', 'ریال'],
        rows: [
          ['یزد', 123_456_789_012_345n],
          ['قم', -9_007_199_254_740_993n],
          ['ایلام', null],
        ],
        isRightToLeft: true,
      }),
    );
    expect(sheet.getCell('B2').value).toBe(123_456_789_012_345);
    expect(sheet.getCell('B3').value).toBe('-9007199254740993');
    expect(sheet.getCell('B4').value).toBeNull();
    expect(sheet.views[0]).toMatchObject({ rightToLeft: true, state: 'frozen', ySplit: 1 });
  });

  it('never holds a formula, whatever somebody called their need', async () => {
    const text = '=HYPERLINK("https://example.org","x")';
    const sheet = await read(await writeXlsx({ head: ['a'], rows: [[text]], isRightToLeft: false }));
    expect(sheet.getCell('A2').value).toBe(text);
    expect(sheet.getCell('A2').formula).toBeUndefined();
  });
});
