import { describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { contributionRowRule } from './contributions.ts';
import { volunteerRowRule } from './volunteers.ts';

const rule = () =>
  contributionRowRule({
    mapping: { day: 0, kind: 1, amount: 2, county: 3, trackingNumber: 4 },
    unit: 'rial',
    provinceCode: 'IR-09',
    today: '2026-11-28',
  });
const whyOf = (day: Cell, amount: Cell, number = '1', judge = rule()) => {
  const outcome = judge(7, [day, 'نقدی', amount, 'مشهد', number]);
  return outcome?.kind === 'rejected' ? outcome.why : outcome?.kind;
};

describe('a refused day says what is wrong with it', () => {
  it.each<[Cell, object]>([
    ['1405/07/31', { why: 'month_length', month: 7, days: 30 }],
    ['31/07/1405', { why: 'month_length', month: 7, days: 30 }],
    ['14050731', { why: 'month_length', month: 7, days: 30 }],
    ['۳۱ مهر ۱۴۰۵', { why: 'month_length', month: 7, days: 30 }],
    ['1405/01/32', { why: 'month_length', month: 1, days: 31 }],
    ['1404/12/30', { why: 'esfand_length', year: 1404 }],
    ['1405/13/01', { why: 'month_number', month: 13 }],
    ['1405/12/29', { why: 'still_to_come' }],
    ['2126-05-01', { why: 'still_to_come' }],
    ['1446/09/15', { why: 'lunar_year', year: '1446' }],
    ['1305/02/01', { why: 'too_early' }],
    ['140/02/01', { why: 'year_digits', year: '140' }],
    ['0001/02/01', { why: 'year_digits', year: '0001' }],
    ['1044/02/01', { why: 'year_digits', year: '1044' }],
    ['06/07/2025', { why: 'day_or_month' }],
    [new Date('2001-05-02T00:00:00Z'), { why: 'made_by_sheet' }],
    ['بزودی', { why: 'not_a_day' }],
    ['', { why: 'blank' }],
    ['#FORMULA!', { why: 'sheet_error' }],
  ])('%j', (day, why) => expect(whyOf(day, 5)).toEqual(why));
});

describe('a refused amount says what is wrong with it', () => {
  it.each<[Cell, object]>([
    ['500.000', { why: 'part_or_thousands' }],
    ['0.5', { why: 'part_of_rial' }],
    ['50 تومان یا 500 ریال', { why: 'two_units' }],
    ['حدود پنج میلیون', { why: 'not_a_number' }],
    ['99999999999999999999', { why: 'too_large' }],
    ['5000 ×1000', { why: 'hidden_digits' }],
    ['19.234,56', { why: 'marks_in_doubt' }],
    ['1,23', { why: 'part_of_rial' }],
    ['#FORMULA!', { why: 'sheet_error' }],
    ['#REF!', { why: 'sheet_error' }],
  ])('%j', (amount, why) => expect(whyOf('1405/02/01', amount)).toEqual(why));
});

describe('a copy', () => {
  it('names the row of the earlier one', () => {
    const judge = rule();
    expect(judge(3, ['1405/02/01', 'نقدی', 5, 'مشهد', '00456'])?.kind).toBe('accepted');
    expect(whyOf('1405/02/01', 5, '456', judge)).toEqual({ why: 'earlier_row', row: 3 });
  });
});

describe('an error of the spreadsheet', () => {
  it('is nobody’s name or number, and is warned of', () => {
    const judge = contributionRowRule({
      mapping: { day: 0, kind: 1, amount: 2, county: 3, trackingNumber: 4, donorName: 5 },
      unit: 'rial',
      provinceCode: 'IR-09',
    });
    const outcome = judge(2, ['1405/02/01', 'نقدی', 5, 'مشهد', '#N/A', '#REF!']);
    expect(outcome).toMatchObject({
      kind: 'accepted',
      warnings: ['donorName', 'trackingNumber'],
      record: { donorName: null, trackingNumber: null },
    });
  });
});

describe('a refused licence', () => {
  const judge = volunteerRowRule({
    mapping: { nationalId: 0, mobile: 1, profession: 2, licenceNumber: 3, county: 4 },
    provinceCode: 'IR-09',
  });
  it.each<[Cell, object]>([
    ['نظام ۵۵۵۵۹', { why: 'not_a_licence' }],
    ['', { why: 'blank' }],
    ['#N/A', { why: 'sheet_error' }],
  ])('%j says what is wrong with it', (licence, why) => {
    const outcome = judge(2, ['0499370910', '09121110001', 'پرستار', licence, 'مشهد']);
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'missing_licence_number', why });
  });
});
