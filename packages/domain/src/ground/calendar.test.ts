import { describe, expect, it } from 'vitest';
import { solarToIsoDay } from '../kit/solar-hijri.ts';
import { isProvisional, lunarOccasions, solarOccasions } from './calendar-days.ts';
import { type Calendar, dayKind, isWorkingDay, lawOn, occasionsOn, weekdayOf } from './calendar.ts';
import { readDayTable } from './day-table.ts';

const empty: Calendar = { official: new Map(), laws: [], closures: [] };
const day = (year: number, month: number, date: number) => solarToIsoDay({ year, month, day: date });

describe('a day', () => {
  it('is working from Saturday to Wednesday, half on Thursday and off on Friday until a law says otherwise', () => {
    expect([28, 29, 30].map((date) => dayKind(empty, `2026-11-${date}`))).toEqual([
      'working',
      'working',
      'working',
    ]);
    expect(weekdayOf('2026-11-28')).toBe(0);
    expect(dayKind(empty, '2026-12-03')).toBe('half');
    expect(dayKind(empty, '2026-12-04')).toBe('off');
  });

  it('follows the law of the province from its day on, and the nation’s elsewhere and before', () => {
    const laws = [
      { provinceCode: null, startsOn: '2026-12-01', offDays: [5, 6], halfDays: [] },
      { provinceCode: 'IR-09', startsOn: '2027-01-01', offDays: [6, 0], halfDays: [] },
    ];
    const calendar = { ...empty, laws };
    expect(dayKind(calendar, '2026-11-26')).toBe('half');
    expect(dayKind(calendar, '2026-12-03', { provinceCode: 'IR-09' })).toBe('off');
    expect(dayKind(calendar, '2027-01-02', { provinceCode: 'IR-09' })).toBe('off');
    expect(dayKind(calendar, '2027-01-02', { provinceCode: 'IR-14' })).toBe('working');
    expect(lawOn(calendar, '2026-12-31', 'IR-09').offDays).toEqual([5, 6]);
  });

  it('is closed where a closure says so: in its county, or in all of its province', () => {
    const of = {
      provinceCode: 'IR-09',
      startsOn: '2026-11-29',
      endsOn: '2026-11-30',
      reason: 'snow' as const,
    };
    const county = { ...empty, closures: [{ ...of, countyCode: '0916' }] };
    expect(dayKind(county, '2026-11-30', { provinceCode: 'IR-09', countyCode: '0916' })).toBe('closed');
    expect(dayKind(county, '2026-11-30', { provinceCode: 'IR-09', countyCode: '0901' })).toBe('working');
    expect(dayKind(county, '2026-12-01', { provinceCode: 'IR-09', countyCode: '0916' })).toBe('working');
    const province = { ...empty, closures: [{ ...of, countyCode: null }] };
    expect(dayKind(province, '2026-11-29', { provinceCode: 'IR-09', countyCode: '0901' })).toBe('closed');
    expect(dayKind(province, '2026-11-29')).toBe('working');
  });
});

describe('the days of a year', () => {
  it('hold the ten fixed holidays and mark civic days without freeing them', () => {
    const rows = solarOccasions(1405);
    expect(rows.filter(({ kind }) => kind === 'holiday')).toHaveLength(10);
    expect(occasionsOn(empty, day(1405, 9, 14)).map(({ fa }) => fa)).toEqual(['روز جهانی داوطلب']);
    expect(dayKind(empty, day(1405, 9, 14))).toBe('working');
    expect(rows.filter(({ fa }) => fa === 'هفتهٔ بهزیستی').map(({ day: on }) => on)).toHaveLength(7);
  });

  it('compute the moon’s holidays within a day of the official calendar, and call them provisional', () => {
    const found = lunarOccasions(1404);
    const on = (en: string) => found.find((row) => row.en === en)?.day ?? '';
    const official = { 'Eid al-Fitr': day(1404, 1, 11), Ashura: day(1404, 4, 15), Arbaeen: day(1404, 5, 23) };
    for (const [en, told] of Object.entries(official))
      expect(Math.abs(Date.parse(on(en)) - Date.parse(told))).toBeLessThanOrEqual(86_400_000);
    expect(found.every(isProvisional)).toBe(true);
  });

  it('are those of the official table once it is there', () => {
    const table = readDayTable(`${1405}/01/01؛ عید سعید فطر؛ تعطیل`, 1405);
    const calendar = { ...empty, official: new Map([[1405, table.occasions]]) };
    const computed = lunarOccasions(1405).find(({ en }) => en === 'Ashura')?.day ?? '';
    expect(dayKind(empty, computed)).toBe('holiday');
    expect(dayKind(calendar, computed)).not.toBe('holiday');
    expect(occasionsOn(calendar, day(1405, 1, 1)).map(({ basis }) => basis)).toEqual(['solar', 'official']);
  });
});

it('an office is open on half days too, and not at Nowruz, on Fridays or where it is closed', () => {
  const farvardin = [1, 2, 3, 4, 5].map((date) => isWorkingDay(empty, day(1406, 1, date)));
  expect(farvardin).toEqual([false, false, false, false, true]);
  expect(['2026-12-02', '2026-12-03', '2026-12-04'].map((on) => isWorkingDay(empty, on))).toEqual([
    true,
    true,
    false,
  ]);
});

describe('a pasted table', () => {
  it('is read line by line with Persian digits, tabs and a heading', () => {
    const table = readDayTable(
      'تاریخ؛ مناسبت؛ نوع\n۱۴۰۵/۰۴/۰۴؛ تاسوعا؛ تعطیل\n1405/04/05\tعاشورا\tتعطیل رسمی\n1405/05/10; روزی; مناسبت\n1405/1/1; نوروز; تعطیل',
      1405,
    );
    expect(table.faults).toEqual([]);
    expect(table.occasions.map(({ kind }) => kind)).toEqual(['holiday', 'holiday', 'civic']);
    expect(table.fixed).toBe(1);
  });

  it('says of each line what is wrong with it', () => {
    const text = [
      '1405/04/04؛ الف؛ تعطیل',
      'هیچ',
      '1405/13/01؛ ب؛ تعطیل',
      '1406/01/07؛ ج؛ تعطیل',
      '1405/04/06؛ د؛ چه؟',
      '1405/04/04؛ الف؛ تعطیل',
    ];
    expect(readDayTable(text.join('\n'), 1405).faults.map(({ line, fault }) => [line, fault])).toEqual([
      [2, 'columns'],
      [3, 'day'],
      [4, 'other_year'],
      [5, 'kind'],
      [6, 'twice'],
    ]);
  });

  it('has no heading where its first line holds digits: a mistyped day is a fault', () => {
    const table = readDayTable('۱۴۰۵/۱۳/۰۴؛ تاسوعا؛ تعطیل\n1405/04/05؛ عاشورا؛ تعطیل', 1405);
    expect(table.faults).toMatchObject([{ line: 1, fault: 'day' }]);
    expect(table.occasions).toHaveLength(1);
  });

  it('longer than any year is a fault by its first line too many, and not cut', () => {
    const lines = Array.from({ length: 400 }, () => '').concat(
      '',
      '1405/04/04؛ الف؛ تعطیل',
      '1405/04/05؛ ب؛ تعطیل',
    );
    expect(readDayTable(lines.join('\n'), 1405).faults).toMatchObject([{ line: 402, fault: 'too_long' }]);
    expect(readDayTable(lines.slice(0, 401).join('\n'), 1405).faults).toEqual([]);
  });
});
