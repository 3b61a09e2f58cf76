import { describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { parseClockTime, parseTimeWindows } from './clock-time.ts';
import { contributionRowRule } from './contributions.ts';
import { contributionHeadings, type FieldHeadings, needHeadings, volunteerHeadings } from './fields.ts';
import { matchHeadings, unitInHeading, unitInTitle } from './headings.ts';
import { needRowRule } from './needs.ts';
import { holdsSheet, understandSheet } from './understand-sheet.ts';
import { volunteerRowRule } from './volunteers.ts';

describe('headings', () => {
  it.each([
    ['مبلغ (ریال)', 'rial'],
    ['مبلغ به تومان', 'toman'],
    ['مبلغ (هزار ريال)', 'thousand_rial'],
    ['ارزش - میلیون ریال', 'million_rial'],
    ['ارزش ریالی', 'rial'],
    ['مبلغ(ميليون‌تومان)', 'million_toman'],
    ['مبلغ (ریال/تومان)', null],
    ['مبلغ', null],
  ])('%j is in %s', (heading, unit) => expect(unitInHeading(heading)).toBe(unit));
  it('take the unit of a title only when it speaks of amounts', () => {
    expect(unitInTitle(['کلیه مبالغ به هزار ریال است'])).toBe('thousand_rial');
    expect(unitInTitle(['گزارش کمک‌های ریالی و تومانی'])).toBeNull();
  });
  it.each<Readonly<Record<string, FieldHeadings>>>([contributionHeadings, volunteerHeadings, needHeadings])(
    'map each field by each of its own names',
    (rules) => {
      for (const [field, { tiers }] of Object.entries(rules))
        for (const name of tiers.flat()) {
          const { mapping, ambiguous } = matchHeadings([name], rules);
          expect(
            [...Object.keys(mapping), ...ambiguous.map((entry) => entry.field)],
            `${field}: ${name}`,
          ).not.toEqual([]);
        }
    },
  );
  it.each<[string, string, readonly string[]]>([
    ['theme', 'محل مصرف', ['شهرستان']],
    ['theme', 'موضوع هزینه‌کرد', ['طرح']],
    ['trackingNumber', 'کد پیگیری تراکنش', ['شماره سند', 'تاریخ پیگیری']],
    ['county', 'شهرستان محل دریافت', ['شهر', 'کد شهرستان']],
    ['day', 'تاریخ دریافت کمک', ['تاریخ تولد خیر']],
    ['kind', 'نوع کمک (نقدی/غیرنقدی/خدمت)', ['نوع خیر']],
    ['amount', 'ارزش برآوردی (تومان)', ['مبلغ به حروف', 'ارزش واحد']],
    ['mobile', 'شماره تماس خیر', ['تلفن ثابت']],
  ])('find %s in «%s» beside %j', (field, heading, others) => {
    const { mapping, ambiguous } = matchHeadings([...others, heading], contributionHeadings);
    expect(ambiguous).toEqual([]);
    expect(mapping[field as keyof typeof mapping]).toBe(others.length);
  });
  it('ask for the theme and the tracking number only where a column was not understood', () => {
    const asked = (...cells: Cell[]) =>
      understandSheet(
        'contributions',
        [{ row: 1, cells: ['تاریخ', 'نوع کمک', 'مبلغ (ریال)', 'شهرستان', ...cells] }],
        { provinceCode: 'IR-07' },
      ).questions;
    expect(asked()).toEqual([]);
    expect(asked('#')).toEqual([]);
    expect(asked('موضوع', 'کد پیگیری', 'کد پرسنلی')).toEqual([]);
    expect(asked('به منظور', 'کد پیگیری')).toEqual([{ ask: 'unread_field', field: 'theme', columns: [4] }]);
  });
  it('prefer the gift’s day to the day it was entered, and report strangers', () => {
    const { mapping, unknown, ambiguous } = matchHeadings(
      ['تاریخ ثبت', 'تاریخ واریز', 'کد پرسنلی'],
      contributionHeadings,
    );
    expect(mapping).toEqual({ day: 1 });
    expect(unknown.map(({ heading }) => heading)).toContain('کد پرسنلی');
    expect(ambiguous).toEqual([]);
  });
  it('are enough to tell a sheet of data from a summary beside it', () => {
    const sheet = (...cells: Cell[]) => [
      { row: 1, cells: ['بهزیستی فارس'] },
      { row: 3, cells },
    ];
    const gifts = sheet('تاریخ', 'مبلغ (ریال)', 'نوع کمک', 'شهرستان');
    expect(holdsSheet('contributions', gifts)).toBe(true);
    expect(holdsSheet('volunteers', gifts)).toBe(false);
    expect(holdsSheet('contributions', sheet('شهرستان', 'جمع مبلغ', 'تعداد'))).toBe(false);
    expect(understandSheet('contributions', gifts)).toMatchObject({
      headingRow: 3,
      unit: 'rial',
      provinceCode: 'IR-07',
      questions: [],
    });
  });
});

describe('times', () => {
  it.each<[Cell, number | null]>([
    ['۱۶:۰۰', 960],
    ['8', 480],
    ['24', 1440],
    [20, 1200],
    [0.5, 720],
    [new Date(Date.UTC(1899, 11, 30, 16, 30)), 990],
    ['۲۵', null],
    ['', null],
  ])('%j is minute %s', (cell, minute) => expect(parseClockTime(cell)).toBe(minute));
  it('read windows as offices write them', () => {
    expect(parseTimeWindows('۱۶ تا ۲۰')).toEqual([{ startMinute: 960, endMinute: 1200 }]);
    expect(parseTimeWindows('8-12')).toEqual([{ startMinute: 480, endMinute: 720 }]);
    expect(parseTimeWindows('صبح و عصر')).toHaveLength(2);
    expect(parseTimeWindows('')).toEqual([]);
    expect(parseTimeWindows('هر وقت شد')).toBeNull();
  });
});

const reasonOf = (outcome: { kind: string; reason?: string } | null): string =>
  outcome?.kind === 'accepted' ? 'accepted' : (outcome?.reason ?? 'blank');

describe('a row with several faults is refused for the first in the documented order', () => {
  it('of gifts', () => {
    const rule = contributionRowRule({
      mapping: { day: 0, amount: 1, county: 2, kind: 3, trackingNumber: 4 },
      unit: 'rial',
      provinceCode: 'IR-09',
    });
    const rows: [Cell[], string][] = [
      [['بد', 'بد', 'بد', 'بد', '1'], 'invalid_date'],
      [['1404/1/1', null, 'بد', 'بد', '1'], 'missing_amount'],
      [['1404/1/1', '-1', 'بد', 'بد', '1'], 'negative_amount'],
      [['1404/1/1', '0', 'بد', 'بد', '1'], 'zero_amount'],
      [['1404/1/1', 'بد', 'بد', 'بد', '1'], 'invalid_amount'],
      [['1404/1/1', 5, 'بد', 'بد', '1'], 'unknown_county'],
      [['1404/1/1', 6, 'قوچان', 'بد', '1'], 'unknown_kind'],
      [['1404/1/1', 7, 'قوچان', 'نقدی', '1'], 'accepted'],
      [['14040101', '۷', 'مشهد', 'کالا', '۱'], 'duplicate'],
      [['1404/1/1', 7, 'قوچان', 'نقدی', ''], 'accepted'],
      [['1404/1/1', 7, 'قوچان', 'نقدی', ''], 'accepted'],
      [['جمع', 14, '', '', ''], 'summary_row'],
      [['جمع‌كل:', 14, '', '', ''], 'summary_row'],
      [['جمـــعكل', 14, '', '', ''], 'summary_row'],
      [['مبلغ کل', 14, '', '', ''], 'summary_row'],
      [['', 14, 'کل', '', ''], 'summary_row'],
      [['1404/1/1', 8, 'قوچان', 'نقدی', 'ندارد'], 'accepted'],
      [['1404/1/1', 8, 'قوچان', 'نقدی', 'ندارد'], 'accepted'],
      [[null, ' '], 'blank'],
    ];
    rows.forEach(([cells, reason], index) =>
      expect(reasonOf(rule(index + 1, cells)), String(index)).toBe(reason),
    );
  });
  it('of volunteers', () => {
    const rule = volunteerRowRule({
      mapping: { nationalId: 0, mobile: 1, profession: 2, licenceNumber: 3, province: 4, county: 5 },
      provinceCode: null,
    });
    const rows: [Cell[], string][] = [
      [['1', 'بد', 'بد', '', 'بد', 'بد'], 'invalid_national_id'],
      // 0000012343 would fit the check digit.
      [[12343, 'بد', 'بد', '', 'بد', 'بد'], 'invalid_national_id'],
      [['0084575948', 'بد', 'بد', '', 'بد', 'بد'], 'invalid_mobile'],
      [['0084575948', '09123456789', 'بد', '', 'بد', 'بد'], 'unknown_profession'],
      [['0084575948', '09123456789', 'پرستار', '', 'بد', 'بد'], 'missing_licence_number'],
      [['0084575948', '09123456789', 'معلم', '', 'قم', 'مشهد'], 'county_not_in_province'],
      [[84575948, 9123456789, 'معلم', '', 'قم', 'قم'], 'accepted'],
      [['0084575948', 'بد', 'بد', '', 'بد', 'بد'], 'duplicate'],
    ];
    rows.forEach(([cells, reason], index) =>
      expect(reasonOf(rule(index + 1, cells)), String(index)).toBe(reason),
    );
  });
  it('of needs', () => {
    const rule = needRowRule({
      mapping: { quantity: 0, startDay: 1, endDay: 2, county: 3, days: 4 },
      provinceCode: 'IR-09',
    });
    const rows: [Cell[], string][] = [
      [['چند', '1405/2/2', '1405/1/1', 'بد'], 'invalid_quantity'],
      [[1.5, '1405/2/2', '1405/1/1', 'بد'], 'invalid_quantity'],
      [[1, '1405/2/2', '1405/1/1', 'بد'], 'end_before_start'],
      [[1, 'بد', '1405/1/1', 'بد'], 'unknown_county'],
      [[1, 'بد', '1405/1/1', 'قوچان'], 'invalid_date'],
      [['۲ نفر', '1405/1/1', '1405/1/1', 'قوچان', 'شنبه تا دوشنبه'], 'accepted'],
    ];
    rows.forEach(([cells, reason], index) =>
      expect(reasonOf(rule(index + 1, cells)), String(index)).toBe(reason),
    );
  });
});
