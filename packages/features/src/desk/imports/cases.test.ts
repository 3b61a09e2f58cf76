import { Readable } from 'node:stream';
import { type ContributionRecord, contributionRowRule, type SheetAnswers } from '@hamyar/domain';
import { readRows } from '@hamyar/sheets/read-rows';
import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { previewRows } from './preview-file.ts';

const folder = new URL('../../../../testing/samples/cases/', import.meta.url);

/** The answer to a file: its preview, and the amounts of the accepted rows in order. */
async function read(name: string, answers: SheetAnswers<never> = {}) {
  const records: ContributionRecord[] = [];
  const preview = await previewRows('contributions', readRows(new URL(name, folder).pathname), {
    today: '2026-11-28',
    answers: { provinceCode: 'IR-09', ...answers },
    onAccepted: (rows) => {
      for (const { record } of rows) records.push(record);
    },
  });
  return { ...preview, records, amounts: records.map(({ amountIrr }) => Number(amountIrr)) };
}

const readTable = (table: readonly (readonly string[])[], answers: SheetAnswers<never> = {}) =>
  previewRows('contributions', readRows(Readable.from([table.map((line) => line.join(';')).join('\n')])), {
    answers: { provinceCode: 'IR-09', ...answers },
  });

describe('amounts', () => {
  it('parted by slashes or by the decimal mark of another keyboard are whole amounts', async () => {
    const { amounts, rejected } = await read('slash-thousands.csv');
    expect(amounts).toEqual([
      500_000, 750_000, 500_000, 1_500_000, 1_500_000, 1_500_000, 500_000, 500_000, 2_500_000,
    ]);
    // «500.000» may be five hundred with three decimals.
    expect(rejected).toMatchObject([{ row: 7, why: { why: 'part_or_thousands' }, cellText: '500.000' }]);
  });
});

describe('a number’s format', () => {
  it('shows the unit that counts, against the heading', async () => {
    const { amounts, rejected } = await read('numfmt-toman-under-rial.xlsx');
    expect({ amounts, rejected }).toEqual({ amounts: [50_000_000, 5_000_000, 50_000_000], rejected: [] });
  });
  const bookOf = async (heading: string, formats: readonly string[]): Promise<Readable> => {
    const book = new Excel.Workbook();
    const sheet = book.addWorksheet('کمک‌ها');
    sheet.addRow(['تاریخ', 'نوع کمک', heading, 'شهرستان', 'کد رهگیری']);
    for (const [index, format] of formats.entries()) {
      const row = sheet.addRow(['1405/02/01', 'نقدی', 5_000_000, 'مشهد', String(index + 1)]);
      row.getCell(3).numFmt = format;
    }
    return Readable.from([Buffer.from(await book.xlsx.writeBuffer())]);
  };
  const judge = async (heading: string, formats: readonly string[]) =>
    previewRows('contributions', readRows(await bookOf(heading, formats)), {
      answers: { provinceCode: 'IR-09' },
    });
  it('that every cell has need not be asked', async () => {
    const { understanding, totals } = await judge('مبلغ', [
      '#,##0 "تومان"',
      '[$ریال-429] #,##0',
      '#,##0\\ \\ر\\ی\\ا\\ل',
    ]);
    expect(understanding.questions).toEqual([]);
    expect(totals.cashIrr).toBe('60000000');
  });
  it('of another currency, that hides digits, or that shows another sign, is refused', async () => {
    const { acceptedRows, rejected } = await judge('مبلغ (ریال)', [
      '"$"#,##0.00',
      '[$€-2] #,##0',
      '#,##0,',
      ';;;',
      '[Red]-#,##0',
      '0.0,,',
      '#,##0.00',
    ]);
    expect(acceptedRows).toBe(1);
    expect(rejected.map(({ reason }) => reason)).toEqual([
      ...['unknown_currency', 'unknown_currency', 'invalid_amount', 'invalid_amount'],
      ...['invalid_amount', 'invalid_amount'],
    ]);
  });
});

describe('a status', () => {
  it('decides whether a row counts: only money that arrived does', async () => {
    const { amounts, rejected } = await read('gateway-transactions-with-status.csv');
    expect(amounts).toEqual([5_000_000]);
    expect(rejected).toEqual([
      { row: 3, reason: 'not_paid', field: 'status', cellText: 'ناموفق' },
      { row: 4, reason: 'not_paid', field: 'status', cellText: 'برگشت خورده' },
      { row: 5, reason: 'not_paid', field: 'status', cellText: 'لغو شده' },
    ]);
  });
  it('is known by its words under any heading, or none', async () => {
    const table = (heading: string) => [
      ['تاریخ', 'نوع کمک', 'مبلغ (ریال)', 'شهرستان', 'موضوع', 'کد رهگیری', heading],
      ['1405/02/01', 'نقدی', '5000000', 'مشهد', 'معیشت', '1', 'موفق'],
      ['1405/02/01', 'نقدی', '9000000', 'مشهد', 'معیشت', '2', 'ناموفق'],
    ];
    for (const heading of ['', 'توضیحات', 'پرداخت', 'نتیجهٔ عملیات بانک'])
      expect(await readTable(table(heading)), heading).toMatchObject({
        acceptedRows: 1,
        rejected: [{ row: 3, reason: 'not_paid' }],
      });
  });
  it('that nobody knows is asked, also when it stands far down, and counts nothing before the answer', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [
      ...['1405/02/01', 'نقدی', '5000000', 'مشهد', 'معیشت', String(index + 1)],
      index === 55 ? 'در دست بررسی' : index === 57 ? '' : 'موفق',
    ]);
    const table = [['تاریخ', 'نوع کمک', 'مبلغ (ریال)', 'شهرستان', 'موضوع', 'کد رهگیری', 'وضعیت'], ...rows];
    const asked = await readTable(table);
    expect(asked).toMatchObject({ acceptedRows: 0, rejectedRows: 0, totals: { cashIrr: '0' } });
    expect(asked.understanding.questions).toEqual([
      { ask: 'status', words: ['در دست بررسی', ''], columns: [6] },
    ]);
    const statuses = { 'در دست بررسی': 'not_paid', '': 'paid' } as const;
    expect(await readTable(table, { statuses })).toMatchObject({
      acceptedRows: 59,
      rejected: [{ row: 57, reason: 'not_paid' }],
    });
  });
  it('written into the notes of a single row counts too', async () => {
    const row = (number: string, note: string) => ['1405/02/01', 'نقدی', '5000000', 'مشهد', number, note];
    const preview = await readTable([
      ['تاریخ', 'نوع کمک', 'مبلغ (ریال)', 'شهرستان', 'کد رهگیری', 'توضیحات'],
      ...[row('1', 'نذر'), row('2', 'فطریه'), row('3', 'برگشت خورده'), row('4', 'نذر')],
    ]);
    expect(preview).toMatchObject({
      acceptedRows: 3,
      rejected: [{ row: 4, reason: 'not_paid', field: 'note' }],
    });
  });
  it('of a payment that failed is no earlier copy of the one that arrived', async () => {
    const preview = await readTable([
      ['تاریخ', 'نوع کمک', 'مبلغ (ریال)', 'شهرستان', 'کد رهگیری', 'وضعیت'],
      ['1405/02/01', 'نقدی', '5000000', 'مشهد', '1', 'ناموفق'],
      ['1405/02/01', 'نقدی', '5000000', 'مشهد', '1', 'موفق'],
    ]);
    expect(preview).toMatchObject({ acceptedRows: 1, rejected: [{ row: 2, reason: 'not_paid' }] });
  });
});

describe('a currency', () => {
  it('may stand in each row, and what is not ours is refused', async () => {
    const { amounts, rejected } = await read('currency-column.csv');
    expect(amounts).toEqual([5_000_000, 5_000_000]);
    expect(rejected).toEqual([{ row: 4, reason: 'unknown_currency', field: 'currency', cellText: 'دلار' }]);
  });
  it('counts under «واحد», in the amount itself, and under no heading', async () => {
    const table = (heading: string, ...cells: string[]) => [
      ['تاریخ', 'نوع کمک', 'مبلغ', 'شهرستان', 'موضوع', 'کد رهگیری', heading],
      ...cells.map((cell, index) => {
        const [amount = '', unit = ''] = cell.split('|');
        return ['1405/02/01', 'نقدی', amount, 'مشهد', 'معیشت', String(index + 1), unit];
      }),
    ];
    const { acceptedRows, rejected, totals } = await readTable(
      table('واحد', '5000000|ریال', '500000|تومان', '200|دلار'),
    );
    expect({ acceptedRows, rejected, cash: totals.cashIrr }).toMatchObject({
      acceptedRows: 2,
      rejected: [{ row: 4, reason: 'unknown_currency', field: 'itemUnit' }],
      cash: '10000000',
    });
    const unnamed = await readTable(table('', '7|تومان', '7|ریال', '7|یورو'));
    expect(unnamed).toMatchObject({ acceptedRows: 2, rejected: [{ reason: 'unknown_currency' }] });
    const own = await readTable(table('', '50 تومان|', '$20|', '30 ریال|'), {});
    expect(own).toMatchObject({
      acceptedRows: 2,
      rejected: [{ row: 3, reason: 'unknown_currency', field: 'amount' }],
    });
    const contradiction = await readTable(table('واحد پول', '50 تومان|ریال', '60|تومان'));
    expect(contradiction).toMatchObject({
      acceptedRows: 1,
      rejected: [{ row: 2, reason: 'invalid_amount' }],
    });
  });
  it('that some rows lack is asked', async () => {
    const preview = await readTable([
      ['تاریخ', 'نوع کمک', 'مبلغ', 'واحد پول', 'شهرستان'],
      ['1405/02/01', 'نقدی', '5000000', 'ریال', 'مشهد'],
      ['1405/02/01', 'نقدی', '5000000', '', 'مشهد'],
    ]);
    expect(preview.understanding.questions).toEqual([{ ask: 'unit' }]);
    expect(preview.acceptedRows).toBe(0);
  });
});

describe('a day', () => {
  it('still to come, of another calendar or with a lost digit is refused', async () => {
    const { acceptedRows, rejected } = await read('future-and-past-dates.csv');
    expect(acceptedRows).toBe(0);
    expect(rejected.map(({ reason, field }) => [reason, field])).toEqual(
      Array.from({ length: 8 }, () => ['implausible_date', 'day']),
    );
  });
  it('that a spreadsheet made of a short Solar Hijri year is not another day', async () => {
    const { amounts, rejected, days } = await read('autodate.xlsx');
    expect(amounts).toEqual([5_000_000]);
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'implausible_date'],
      [3, 'implausible_date'],
    ]);
    expect(days).toEqual({ first: '2026-04-23', last: '2026-04-23', rowsByYear: { 1405: 1 } });
  });
  it.each<[string, string | Date | number, string]>([
    ['today', '1405/09/07', 'accepted'],
    ['tomorrow', '1405/09/08', 'implausible_date'],
    ['a real date of these years', new Date('2025-05-02T00:00:00Z'), 'accepted'],
    ['a serial day of these years', 45_821, 'accepted'],
    ['month, day and year of «05/02/01»', new Date('2001-05-02T00:00:00Z'), 'implausible_date'],
    ['the Solar Hijri year kept in a date cell', new Date(Date.UTC(1404, 8, 29)), 'accepted'],
    ['no day of any calendar', '1405/07/31', 'invalid_date'],
  ])('is judged: %s', (_what, cell, expected) => {
    const rule = contributionRowRule({
      mapping: { day: 0, kind: 1, amount: 2, county: 3 },
      unit: 'rial',
      provinceCode: 'IR-09',
      today: '2026-11-28',
    });
    const outcome = rule(2, [cell, 'نقدی', 5, 'مشهد']);
    expect(outcome?.kind === 'rejected' ? outcome.reason : outcome?.kind).toBe(expected);
  });
});

describe('a tracking number', () => {
  it('of which a spreadsheet dropped digits identifies nothing, and says so', async () => {
    const { acceptedRows, rejected, warnings, records } = await read('tracking-scientific.csv');
    expect({ acceptedRows, rejected }).toEqual({ acceptedRows: 4, rejected: [] });
    const lost = { field: 'trackingNumber', reason: 'lost_digits', cellText: '1.40503E+13' };
    expect(warnings).toEqual([2, 3, 4, 5].map((row) => ({ row, ...lost })));
    expect(records.map(({ trackingNumber }) => trackingNumber)).toEqual([null, null, null, null]);
  });
  it('is the same with the zeros a spreadsheet drops in front', async () => {
    const row = (number: string) => ['1405/02/01', 'نقدی', '5000000', 'مشهد', number];
    const preview = await readTable([
      ['تاریخ', 'نوع کمک', 'مبلغ (ریال)', 'شهرستان', 'کد رهگیری'],
      ...[row('00456123'), row('456123'), row('0'), row('0')],
    ]);
    expect(preview).toMatchObject({ acceptedRows: 3, rejected: [{ row: 3, reason: 'duplicate' }] });
  });
  it('and every other cell protected from a spreadsheet is the text inside', async () => {
    const { records, rejected, warnings } = await read('excel-protected.csv');
    expect(rejected).toMatchObject([{ row: 4, reason: 'duplicate' }]);
    expect(warnings).toEqual([]);
    expect(records.map(({ day, mobile, trackingNumber }) => [day, mobile, trackingNumber])).toEqual([
      ['2026-04-21', '+989151234567', '00300001'],
      ['2026-04-21', '+989151234567', '00300002'],
      ['2026-04-22', '+989151234567', '00300003'],
    ]);
  });
});

describe('a donor', () => {
  it('whose name stands in two columns has one name', async () => {
    const { records } = await read('split-names.csv');
    expect(records.map(({ donorName }) => donorName)).toEqual(['علی نمونه‌فامیل', 'علی فامیل‌دیگر']);
  });
  it('whose mobile number cannot be read is kept without it, with a warning', async () => {
    const { acceptedRows, warnings } = await read('mobile-lost.csv');
    expect(acceptedRows).toBe(4);
    expect(warnings.map(({ row, field, reason }) => [row, field, reason])).toEqual(
      [2, 3, 4, 5].map((row) => [row, 'mobile', 'unreadable']),
    );
  });
});

describe('a workbook', () => {
  it('means a merged cell for all its rows', async () => {
    const { amounts, rejected, records } = await read('merged-vertical.xlsx');
    expect({ amounts, rejected }).toEqual({ amounts: Array(4).fill(5_000_000), rejected: [] });
    expect(new Set(records.map(({ day, countyCode }) => `${day} ${countyCode}`))).toEqual(
      new Set(['2026-04-21 0916']),
    );
  });
  it('with a heading of two rows has its amounts and kinds asked', async () => {
    const { acceptedRows, understanding } = await read('two-row-heading.xlsx');
    expect(acceptedRows).toBe(0);
    expect(understanding.questions).toEqual(
      ['kind', 'amount'].map((field) => ({ ask: 'missing_field', field })),
    );
  });
  it('counts an amount merged over several rows once', async () => {
    const book = new Excel.Workbook();
    const sheet = book.addWorksheet('کمک‌ها');
    sheet.addRow(['تاریخ', 'نوع کمک', 'مبلغ (ریال)', 'شهرستان', 'کد رهگیری']);
    for (const number of ['1', '2', '3'])
      sheet.addRow(['1405/02/01', 'نقدی', number === '2' ? null : 5_000, 'مشهد', number]);
    sheet.mergeCells('C2:C3');
    sheet.getCell('C4').value = 5_000;
    const source = Readable.from([Buffer.from(await book.xlsx.writeBuffer())]);
    expect(
      await previewRows('contributions', readRows(source), { answers: { provinceCode: 'IR-09' } }),
    ).toMatchObject({ acceptedRows: 2, rejected: [{ row: 3, reason: 'missing_amount' }] });
  });
  it('is read by its relations, wherever its parts lie', async () => {
    expect(await read('workbook2.xlsx')).toMatchObject({ acceptedRows: 3, rejectedRows: 0 });
  });
});
