import { isValidJalaaliDate, jalaaliMonthLength, toGregorian, toJalaali } from 'jalaali-js';
import { toPersianDigits } from './digits.ts';
import { type Locale } from './locale.ts';

/** A civil day of the Solar Hijri calendar; `month` and `day` count from 1. */
export interface SolarHijriDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const months = {
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

/** The twelve month names, Farvardin first. */
export function monthNames(locale: Locale): readonly string[] {
  return months[locale];
}

/** Weekday names, Saturday first (the Iranian week). */
export function weekdayNames(locale: Locale): readonly string[] {
  return locale === 'fa'
    ? ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه']
    : ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
}

/** Gregorian civil day (`2026-11-21`) to Solar Hijri. */
export function toSolarHijri(day: string): SolarHijriDay {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  const { jy, jm, jd } = toJalaali(year ?? 0, month ?? 0, date ?? 0);
  return { year: jy, month: jm, day: jd };
}

/** Solar Hijri to the Gregorian civil day that is stored (`2026-11-21`); null when there is no such day. */
export function fromSolarHijri(date: SolarHijriDay): string | null {
  if (!isValidJalaaliDate(date.year, date.month, date.day)) return null;
  const { gy, gm, gd } = toGregorian(date.year, date.month, date.day);
  return `${gy}-${String(gm).padStart(2, '0')}-${String(gd).padStart(2, '0')}`;
}

/** Days in a Solar Hijri month: 31, 30 or, in Esfand, 29 or 30. */
export function monthLength(year: number, month: number): number {
  return jalaaliMonthLength(year, month);
}

/** Weekday of a Gregorian civil day counted from Saturday = 0. */
export function weekdayOf(day: string): number {
  return (new Date(`${day.slice(0, 10)}T12:00:00Z`).getUTCDay() + 1) % 7;
}

/** A number that is part of a date: in the language's digits, never grouped. */
export function dateDigits(value: number, locale: Locale): string {
  return locale === 'fa' ? toPersianDigits(String(value)) : String(value);
}
