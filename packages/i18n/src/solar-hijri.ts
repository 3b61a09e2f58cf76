import {
  isoDayToSolar,
  isSolarDay,
  type SolarDate,
  solarMonthLength,
  solarMonths,
  solarToIsoDay,
} from '@hamyar/domain/kit/solar-hijri';
import { type Locale } from './locale.ts';

/** The twelve month names, Farvardin first. */
export function monthNames(locale: Locale): readonly string[] {
  return solarMonths[locale];
}

/** Weekday names, Saturday first (the Iranian week). */
export function weekdayNames(locale: Locale): readonly string[] {
  return locale === 'fa'
    ? ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه']
    : ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
}

/** Gregorian civil day (`2026-11-21`), or the day an instant's text begins with, to Solar Hijri. */
export const toSolarHijri: (day: string) => SolarDate = isoDayToSolar;

/** Solar Hijri to the Gregorian civil day that is stored (`2026-11-21`), of any year; null when there is no such day. */
export function fromSolarHijri(date: SolarDate): string | null {
  return isSolarDay(date) ? solarToIsoDay(date) : null;
}

/** Days in a Solar Hijri month: 31, 30 or, in Esfand, 29 or 30. */
export const monthLength = solarMonthLength;

/** Weekday of a Gregorian civil day counted from Saturday = 0. */
export function weekdayOf(day: string): number {
  return (new Date(`${day.slice(0, 10)}T12:00:00Z`).getUTCDay() + 1) % 7;
}
