import {
  isLeapJalaaliYear,
  isValidJalaaliDate,
  jalaaliMonthLength,
  toGregorian,
  toJalaali,
} from 'jalaali-js';

/** Solar Hijri civil dates. Stored days are ISO Gregorian (`YYYY-MM-DD`); these types live at the edges. */
export interface SolarDate {
  year: number;
  month: number;
  day: number;
}
/** A civil day as ISO Gregorian text, `YYYY-MM-DD`. */
export type IsoDay = string;

/** Names of the months by language, Farvardin first. */
export const solarMonths = {
  fa: ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
  en: [
    'Farvardin',
    'Ordibehesht',
    'Khordad',
    'Tir',
    'Mordad',
    'Shahrivar',
    'Mehr',
    'Aban',
    'Azar',
    'Dey',
    'Bahman',
    'Esfand',
  ],
} as const;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** True when the day exists, in any year: 30 Esfand only in leap years. */
export function isSolarDay({ year, month, day }: SolarDate): boolean {
  return isValidJalaaliDate(year, month, day);
}

/** True when the day exists in a year that an office may mean: 1200 to 1600. */
export function isSolarDate(date: SolarDate): boolean {
  return date.year >= 1200 && date.year <= 1600 && isSolarDay(date);
}

/** Whether a Solar Hijri year has a 30 Esfand (by the arithmetic of jalaali-js, the same as ICU for 1200 to 1499). */
export function isSolarLeapYear(year: number): boolean {
  return isLeapJalaaliYear(year);
}

/** Days in a Solar Hijri month (1-12): 31, 30, or 29/30 for Esfand. */
export function solarMonthLength(year: number, month: number): number {
  return jalaaliMonthLength(year, month);
}

/** `{1404,9,29}` → `2025-12-20`. The date must exist. */
export function solarToIsoDay({ year, month, day }: SolarDate): IsoDay {
  const { gy, gm, gd } = toGregorian(year, month, day);
  return `${pad(gy, 4)}-${pad(gm, 2)}-${pad(gd, 2)}`;
}

/** The stored day of a year, month and day that an office may mean, or null when there is no such day. */
export function solarDay(year: number, month: number, day: number): IsoDay | null {
  const date = { year, month, day };
  return isSolarDate(date) ? solarToIsoDay(date) : null;
}

/** `2025-12-20`, or an instant's text that begins so, → `{1404,9,29}`. */
export function isoDayToSolar(isoDay: IsoDay): SolarDate {
  const { jy, jm, jd } = toJalaali(
    Number(isoDay.slice(0, 4)),
    Number(isoDay.slice(5, 7)),
    Number(isoDay.slice(8, 10)),
  );
  return { year: jy, month: jm, day: jd };
}

/** `{1404,9,29}` → `1404/09/29`, ASCII digits. */
export function formatSolar({ year, month, day }: SolarDate): string {
  return `${pad(year, 4)}/${pad(month, 2)}/${pad(day, 2)}`;
}

// Tehran has had no daylight saving since 1401, but instants before that need the real rules.
// eslint-disable-next-line hamyar/no-raw-intl -- not for showing: only the runtime knows the rules of past time zones
const tehranParts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tehran',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The civil day in Tehran at an instant. */
export function today(instant: Date): IsoDay {
  return tehranParts.format(instant);
}

/** The Solar Hijri date in Tehran at an instant. */
export function solarToday(instant: Date): SolarDate {
  return isoDayToSolar(today(instant));
}

/** 1 Farvardin of a Solar Hijri year. */
export const yearStart = (year: number): SolarDate => ({ year, month: 1, day: 1 });
/** The last day of Esfand of a Solar Hijri year: 29, or 30 in a leap year. */
export const yearEnd = (year: number): SolarDate => ({ year, month: 12, day: solarMonthLength(year, 12) });

export interface ComparedPeriod {
  from: SolarDate;
  to: SolarDate;
  /** A day had no partner last year and was moved to the month's last day. */
  clamped: boolean;
  /** The period ends on the last day of its year, so the partner does as well, whatever its day number. */
  toYearEnd: boolean;
}

function clampedYearBefore({ year, month, day }: SolarDate): SolarDate {
  return { year: year - 1, month, day: Math.min(day, solarMonthLength(year - 1, month)) };
}

/**
 * «مدت مشابه سال قبل»: the same month and day one year before, both ends included. A period that ends on the last
 * day of the year is compared up to the last day of the year before (29 Esfand 1404 ↔ 30 Esfand 1403); any other
 * day is clamped to its month's length.
 */
export function samePeriodLastYear(from: SolarDate, to: SolarDate): ComparedPeriod {
  const end = yearEnd(to.year);
  const toYearEnd = to.month === end.month && to.day === end.day;
  const before = {
    from: clampedYearBefore(from),
    to: toYearEnd ? yearEnd(to.year - 1) : clampedYearBefore(to),
  };
  const clamped = before.from.day !== from.day || before.to.day < to.day;
  return { ...before, clamped, toYearEnd };
}
