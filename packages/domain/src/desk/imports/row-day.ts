import { parseDay, type YearPlace } from '../../kit/parse-date.ts';
import { normalizeDigits } from '../../kit/persian-text.ts';
import { type IsoDay, isoDayToSolar, solarDay } from '../../kit/solar-hijri.ts';
import { type Cell, cellText } from './cell.ts';
import { remembered } from './remembered.ts';
import { type Why, whyImplausible, whyNotDay } from './why.ts';

export type RowDay =
  | { ok: true; day: IsoDay }
  | { ok: false; reason: 'invalid_date' | 'implausible_date'; why: Why };

// 1358/01/01: no office of ours is older. Before it lie lost and swapped digits («1305», «1044»).
export const earliestDay: IsoDay = '1979-03-21';

// A year of three digits, or one in which no calendar of ours can stand.
const strangeYear = /^\D*(?:\d{3}|0\d{3}|1[0-25-8]\d\d|[3-9]\d{3})[/\-.]\d{1,2}[/\-.]\d{1,2}(?!\d)/;

/**
 * Whether a spreadsheet may have made this date out of «05/02/01», a Solar Hijri day with a short year: as year, month
 * and day (2005-02-01) or as month, day and year (2001-05-02). The years of today are left alone: there real dates stand.
 */
function maySpellSolar(day: IsoDay, today: IsoDay): boolean {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  if (year < 2000 || year > 2020) return false;
  const readings = [solarDay(year - 600, month, dayOfMonth), solarDay(1400 + month, dayOfMonth, year - 2000)];
  return readings.some((reading) => reading !== null && reading <= today);
}

/**
 * Reads the day of a gift, which has happened: a day still to come (after `today`), before the offices, of the lunar
 * calendar or with a lost digit is refused, and so is a date cell that may stand for another day.
 */
export function dayReader(today: IsoDay | undefined, yearAt: YearPlace | null): (cell: Cell) => RowDay {
  const implausible = (cell: Cell, day: IsoDay | null): RowDay => ({
    ok: false,
    reason: 'implausible_date',
    why: whyImplausible(cell, day, today),
  });
  const judge = (day: IsoDay | null, cell: Cell): RowDay => {
    if (day === null && !strangeYear.test(normalizeDigits(cellText(cell))))
      return { ok: false, reason: 'invalid_date', why: whyNotDay(cell) };
    if (day === null || day < earliestDay || (today !== undefined && day > today))
      return implausible(cell, day);
    return { ok: true, day };
  };
  const ofText = remembered((text: string) => judge(parseDay(text, yearAt), text));
  return (cell) => {
    if (typeof cell === 'string') return ofText(cell);
    if (cell === null || typeof cell === 'boolean')
      return { ok: false, reason: 'invalid_date', why: whyNotDay(cell) };
    const read = judge(parseDay(cell), cell);
    const isDateCell = cell instanceof Date ? cell.getUTCFullYear() >= 1900 : cell < 12_000_000;
    return read.ok && isDateCell && maySpellSolar(read.day, today ?? read.day)
      ? implausible(cell, read.day)
      : read;
  };
}

/** First and last day of what was read, and how many rows fall in which Solar Hijri year. */
export interface DaysRead {
  first: IsoDay;
  last: IsoDay;
  rowsByYear: Record<string, number>;
}

/**
 * Counts the days that were read; the result tells the first, the last and the rows of each Solar Hijri year, null
 * when none was.
 */
export function daysRead(): { add: (day: IsoDay) => void; result: () => DaysRead | null } {
  const rowsOn = new Map<IsoDay, number>();
  return {
    add: (day) => rowsOn.set(day, (rowsOn.get(day) ?? 0) + 1),
    result: () => {
      const days = [...rowsOn.keys()].sort();
      const [first] = days;
      const last = days.at(-1);
      if (first === undefined || last === undefined) return null;
      const rowsByYear: Record<string, number> = {};
      for (const [day, rows] of rowsOn) {
        const { year } = isoDayToSolar(day);
        rowsByYear[year] = (rowsByYear[year] ?? 0) + rows;
      }
      return { first, last, rowsByYear };
    },
  };
}
