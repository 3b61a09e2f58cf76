import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type ContributionRecord,
  growthBasisPoints,
  isoDayToSolar,
  parseSolarDate,
  samePeriodLastYear,
  yearStart,
} from '@hamyar/domain';
import { readRows } from '@hamyar/sheets/read-rows';
import Excel from 'exceljs';
import { describe, expect, it, vi } from 'vitest';
import { presentPreview } from './present.ts';
import { previewFile, previewRows } from './preview-file.ts';

// Whole sample files are read; a busy machine may need longer than the usual five seconds.
vi.setConfig({ testTimeout: 60_000 });

const folder = new URL('../../../../testing/samples/', import.meta.url);
const sample = (name: string): string => new URL(name, folder).pathname;
const answersOf = (name: string) => JSON.parse(readFileSync(sample(name), 'utf8'));
const gifts = answersOf('expected-contributions.json');
const people = answersOf('expected-people.json');
const of1404 = 'razavi-khorasan-contributions-1404.xlsx';
const of1405 = 'razavi-khorasan-contributions-1405.csv';

const rows = (...lines: unknown[][]) =>
  readRows(Readable.from([lines.map((line) => line.join(';')).join('\n')]));
const heading = ['تاریخ', 'نوع کمک', 'مبلغ (ریال)', 'شهرستان', 'شماره پیگیری'];
const gift = ['1404/01/02', 'نقدی', '1000', 'قوچان', '77'];

describe('the offices’ samples', () => {
  it.each([of1404, of1405])('%s gives its known answer', async (name) => {
    const preview = await previewRows('contributions', readRows(sample(name)));
    expect(presentPreview(preview)).toEqual(gifts.files[name]);
    expect(preview.understanding).toMatchObject({ questions: [], unknown: [], provinceCode: gifts.province });
  });
  it('volunteers.xlsx gives its known answer', async () => {
    const answer = presentPreview(await previewRows('volunteers', readRows(sample('volunteers.xlsx'))));
    expect(answer).toEqual({ ...people['volunteers.xlsx'], ignored: [] });
  });
  it('needs.xlsx gives its known answer', async () => {
    const answer = presentPreview(await previewRows('needs', readRows(sample('needs.xlsx'))));
    expect(answer).toEqual({ ...people['needs.xlsx'], ignored: [] });
  });

  it('grow by exactly 12 % against the same period', async () => {
    const to = parseSolarDate(gifts.asOf.replaceAll('-', '/'));
    if (!to) throw new Error('no as-of day');
    const before = samePeriodLastYear(yearStart(to.year), to);
    const within = (record: ContributionRecord): boolean => {
      const { month, day } = isoDayToSolar(record.day);
      return month < before.to.month || (month === before.to.month && day <= before.to.day);
    };
    const sums = [0n, 0n];
    for (const [index, name] of [of1404, of1405].entries())
      await previewRows('contributions', readRows(sample(name)), {
        onAccepted: (batch) => {
          for (const { record } of batch)
            if (record.kind === 'cash' && within(record))
              sums[index] = (sums[index] ?? 0n) + record.amountIrr;
        },
      });
    const [previous = 0n, current = 0n] = sums;
    expect(previous.toString()).toBe(gifts.samePeriod1404CashIrr);
    expect(current.toString()).toBe(gifts.yearToDate1405CashIrr);
    expect(growthBasisPoints(current, previous)).toBe(BigInt(gifts.growthPercent) * 100n);
  });
});

describe('reading a sheet', () => {
  it('hands every accepted record on, in order and in batches, waiting for each', async () => {
    const seen: number[] = [];
    let busy = false;
    const preview = await previewRows('contributions', readRows(sample(of1405)), {
      batchSize: 100,
      onAccepted: async (batch) => {
        expect(busy).toBe(false);
        busy = true;
        await Promise.resolve();
        seen.push(...batch.map(({ row }) => row));
        busy = false;
      },
    });
    expect(seen).toHaveLength(preview.acceptedRows);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('says what was refused, in which field and with which text', async () => {
    const preview = await previewRows(
      'contributions',
      rows(['بهزیستی خراسان رضوی'], heading, ['1404/13/01', 'نقدی', '5', 'قوچان', '1']),
    );
    expect(preview.rejected).toEqual([
      {
        row: 3,
        reason: 'invalid_date',
        field: 'day',
        cellText: '1404/13/01',
        why: { why: 'month_number', month: 13 },
      },
    ]);
  });

  it('ignores printed headings, totals and notes, but not a donor called «جمعی از خیرین»', async () => {
    const withName = [...heading, 'نام خیر'];
    const preview = await previewRows(
      'contributions',
      rows(
        ['استان خراسان رضوی'],
        withName,
        [...gift, 'جمعی از خیرین'],
        withName,
        ['جمع کل', '', '2000'],
        ['', '', '', '', '', 'مهر و امضا'],
        gift,
      ),
    );
    expect(preview.ignored).toEqual([
      { row: 4, reason: 'repeated_heading' },
      { row: 5, reason: 'summary_row' },
      { row: 6, reason: 'note_row' },
    ]);
    expect(preview.rejected).toMatchObject([{ row: 7, reason: 'duplicate' }]);
    expect(preview.acceptedRows).toBe(1);
  });

  it.each([
    ['the unit', [['خراسان رضوی'], ['تاریخ', 'نوع کمک', 'مبلغ', 'شهرستان'], gift], { ask: 'unit' }],
    ['the province', [heading, gift], { ask: 'province' }],
    [
      'a missing field',
      [['خراسان رضوی'], ['تاریخ', 'مبلغ (ریال)', 'شهرستان'], gift],
      { ask: 'missing_field', field: 'kind' },
    ],
    [
      'which of two amounts',
      [['خراسان رضوی'], [...heading, 'مبلغ (تومان)'], gift],
      { ask: 'ambiguous_field', field: 'amount', columns: [2, 5] },
    ],
    ['where the headings are', [gift, gift], { ask: 'headings' }],
  ])('asks for %s and folds nothing', async (_what, lines, question) => {
    const preview = await previewRows('contributions', rows(...lines));
    expect(preview.understanding.questions).toContainEqual(question);
    expect(preview.acceptedRows + preview.rejectedRows).toBe(0);
  });

  it('folds once a person has answered', async () => {
    const preview = await previewRows(
      'contributions',
      rows(['تاریخ', 'مبلغ', 'شهرستان', 'مبلغ برآوردی'], ['1404/01/02', '7', 'قوچان', '9']),
      {
        answers: { provinceCode: 'IR-09', unit: 'million_toman', kind: 'cash', mapping: { amount: 3 } },
      },
    );
    expect(preview.totals.cashIrr).toBe('90000000');
  });
});

describe('a workbook of several sheets', () => {
  const lines = [['بهزیستی خراسان رضوی'], heading, gift];
  const bookOf = async (sheets: Record<string, string[][]>): Promise<string> => {
    const book = new Excel.Workbook();
    for (const [name, table] of Object.entries(sheets)) book.addWorksheet(name).addRows(table);
    const path = join(mkdtempSync(join(tmpdir(), 'book-')), 'book.xlsx');
    await book.xlsx.writeFile(path);
    return path;
  };

  it('is read where the data is, not where the cover is', async () => {
    const summary = [
      ['شهرستان', 'جمع مبلغ', 'تعداد'],
      ['قوچان', '1000', '1'],
    ];
    const path = await bookOf({ راهنما: [['راهنمای تکمیل']], خلاصه: summary, داده: lines });
    expect(await previewFile('contributions', path)).toMatchObject({
      acceptedRows: 1,
      understanding: { questions: [], headingRow: 2 },
    });
  });

  it('asks which sheet when two hold data, folds nothing, and reads the one a person names', async () => {
    const path = await bookOf({ راهنما: [['راهنما']], فروردین: lines, اردیبهشت: [...lines, gift] });
    const asked = await previewFile('contributions', path);
    expect(asked).toMatchObject({ acceptedRows: 0, rejectedRows: 0 });
    expect(asked.understanding.questions).toEqual([
      {
        ask: 'sheet',
        sheets: [
          { sheet: 1, name: 'فروردین' },
          { sheet: 2, name: 'اردیبهشت' },
        ],
      },
    ]);
    const beyond = await previewFile('contributions', path, { answers: { sheet: 9 } });
    expect(beyond.understanding.questions).toEqual(asked.understanding.questions);
    const answered = await previewFile('contributions', path, { answers: { sheet: 2 } });
    expect(answered).toMatchObject({ acceptedRows: 1, rejectedRows: 1 });
  });
});
