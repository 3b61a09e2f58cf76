import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from './parse-date.ts';
import * as solar from './solar-hijri.ts';

const at = (text: string): solar.SolarDate => {
  const [year = 0, month = 0, day = 0] = text.split('/').map(Number);
  return { year, month, day };
};

describe('parseDay', () => {
  it.each<[string | number | Date, string | null]>([
    ['1404/09/29', '2025-12-20'],
    ['۱۴۰۴-۴-۲۰', '2025-07-11'],
    ['14050118', '2026-04-07'],
    [14050118, '2026-04-07'],
    ['1405.4.6', '2026-06-27'],
    ['١٤٠٥/٤/٣', '2026-06-24'],
    ['۱۲ مهر ۱۴۰۴', '2025-10-04'],
    ['شنبه ۱۲ مهر‌ماه ۱۴۰۴', '2025-10-04'],
    ['سه‌شنبه، ۱۵ مهر ۱۴۰۴', '2025-10-07'],
    ['29/09/1404', '2025-12-20'],
    ['04/7/6', null],
    ['05/7/5', '2026-09-27'],
    ['040706', null],
    ['29/09/04', '2025-12-20'],
    ['98/01/15', '2019-04-04'],
    ['1404/09/29 14:30', '2025-12-20'],
    ['2025-06-13', '2025-06-13'],
    ['2025-06-13T00:00:00.000Z', '2025-06-13'],
    ['13/06/2025', '2025-06-13'],
    ['06/07/2025', null],
    [new Date('2025-06-13T00:00:00Z'), '2025-06-13'],
    [new Date(Date.UTC(1404, 8, 29)), '2025-12-20'],
    [45_821, '2025-06-13'],
    ['45821.5', '2025-06-13'],
    ['1404/12/30', null],
    ['1403/12/30', '2025-03-20'],
    ['1404/13/02', null],
    ['1404/07/31', null],
    ['1404/00/10', null],
    ['2025-02-29', null],
    ['نامشخص', null],
    ['', null],
    ['1404', null],
    [12, null],
    [new Date(Number.NaN), null],
  ])('reads %j as %s', (value, day) => expect(parseDay(value)).toBe(day));

  const days = fc
    .integer({ min: 0, max: 73_000 })
    .map((offset) => new Date(Date.UTC(1900, 2, 21) + offset * 86_400_000).toISOString().slice(0, 10));
  it('reads a day back from every form', () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = solar.isoDayToSolar(day);
        fc.pre(date.year < 1478);
        expect(solar.solarToIsoDay(date)).toBe(day);
        const { year, month, day: dayOfMonth } = date;
        const name = solar.solarMonths.fa[month - 1];
        for (const form of [
          solar.formatSolar(date),
          `${year}.${month}.${dayOfMonth}`,
          `${dayOfMonth} ${name} ${year}`,
          solar.formatSolar(date).replaceAll('/', ''),
          day,
        ])
          expect(parseDay(form)).toBe(day);
      }),
    );
  });
});

describe('calendar', () => {
  it('knows the leap years around us', () => {
    expect([1399, 1403, 1404, 1405, 1406, 1407, 1408, 1412].filter(solar.isSolarLeapYear)).toEqual([
      1399, 1403, 1408, 1412,
    ]);
  });
  it('agrees with ICU for 1300 to 1450', () => {
    const icu = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    for (let year = 1300; year <= 1450; year += 1)
      for (const date of [solar.yearStart(year), solar.yearEnd(year)]) {
        const parts = new Map(
          icu
            .formatToParts(new Date(solar.solarToIsoDay(date)))
            .map(({ type, value }) => [type, Number(value)]),
        );
        expect({ year: parts.get('year'), month: parts.get('month'), day: parts.get('day') }).toEqual(date);
      }
  });
  it('turns the day at midnight in Tehran', () => {
    expect(solar.solarToday(new Date('2026-03-20T20:29:59Z'))).toEqual(at('1404/12/29'));
    expect(solar.solarToday(new Date('2026-03-20T20:45:00Z'))).toEqual(at('1405/01/01'));
  });
});

describe('samePeriodLastYear', () => {
  it.each([
    ['1405/01/01', '1405/08/30', '1404/01/01', '1404/08/30', false, false],
    ['1404/01/01', '1404/12/29', '1403/01/01', '1403/12/30', false, true],
    ['1403/01/01', '1403/12/30', '1402/01/01', '1402/12/29', true, true],
    ['1403/01/01', '1403/12/29', '1402/01/01', '1402/12/29', false, false],
    ['1403/12/30', '1403/12/30', '1402/12/29', '1402/12/29', true, true],
  ])('%s–%s compares with %s–%s', (from, to, fromBefore, toBefore, clamped, toYearEnd) =>
    expect(solar.samePeriodLastYear(at(from), at(to))).toEqual({
      from: at(fromBefore),
      to: at(toBefore),
      clamped,
      toYearEnd,
    }),
  );
  it('always gives days that exist, one year before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1350, max: 1450 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const to = { year, month, day };
          fc.pre(solar.isSolarDate(to));
          const before = solar.samePeriodLastYear(solar.yearStart(year), to);
          expect(solar.isSolarDate(before.to)).toBe(true);
          expect(before.to).toMatchObject({ year: year - 1, month });
          if (to.day === solar.yearEnd(year).day && month === 12)
            expect(before.to).toEqual(solar.yearEnd(year - 1));
        },
      ),
    );
  });
});
