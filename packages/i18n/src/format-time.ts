import { plainDigits } from './digits.ts';
import { formatNumber } from './format-number.ts';
import { type Locale } from './locale.ts';
import { monthNames, toSolarHijri, weekdayNames, weekdayOf } from './solar-hijri.ts';

const tehranClock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tehran',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const gregorianDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** Civil day and wall clock in Tehran of an instant. */
export function inTehran(instant: string | Date): { day: string; hour: number; minute: number } {
  const parts = new Map(
    tehranClock.formatToParts(new Date(instant)).map((part) => [part.type, part.value] as const),
  );
  return {
    day: `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`,
    hour: Number(parts.get('hour')),
    minute: Number(parts.get('minute')),
  };
}

/** No line ends within it: «ساعت ۱۶ تا ۱۹», `21 Nov 2026`. */
const joined = (words: string): string => words.replaceAll(' ', '\u00a0');

/** A civil day stays itself; an instant becomes its day in Tehran. */
function dayOf(value: string | Date): string {
  return typeof value === 'string' && value.length === 10 ? value : inTehran(value).day;
}

/**
 * A day people can read: «شنبه ۳۰ آبان ۱۴۰۵» / `Sat 30 Aban 1405 (21 Nov 2026)`.
 * Takes a civil day (`2026-11-21`) or an instant. Built from parts: `Intl` puts Persian dates in the wrong order.
 */
export function formatDay(
  value: string | Date,
  locale: Locale,
  options: { weekday?: boolean; year?: boolean; gregorian?: boolean } = {},
): string {
  const day = dayOf(value);
  const date = toSolarHijri(day);
  const weekday = weekdayNames(locale)[weekdayOf(day)] ?? '';
  const words = [
    ...(options.weekday === false ? [] : [locale === 'fa' ? weekday : weekday.slice(0, 3)]),
    plainDigits(date.day, locale),
    monthNames(locale)[date.month - 1] ?? '',
    ...(options.year === false ? [] : [plainDigits(date.year, locale)]),
  ].join(' ');
  if (locale === 'fa' || options.gregorian === false) return words;
  return `${words} (${joined(gregorianDay.format(new Date(`${day}T12:00:00Z`)))})`;
}

/** Digits of a day for tables: «۱۴۰۵/۰۸/۳۰» / `1405/08/30`. */
export function formatDayDigits(value: string | Date, locale: Locale): string {
  const date = toSolarHijri(dayOf(value));
  const two = (n: number) => (n < 10 ? plainDigits(0, locale) : '') + plainDigits(n, locale);
  return `${plainDigits(date.year, locale)}/${two(date.month)}/${two(date.day)}`;
}

/** Wall clock in Tehran: «۱۶:۳۰» / `16:30`. */
export function formatTime(instant: string | Date, locale: Locale): string {
  const { hour, minute } = inTehran(instant);
  const two = (n: number) => (n < 10 ? plainDigits(0, locale) : '') + plainDigits(n, locale);
  return `${two(hour)}:${two(minute)}`;
}

/** Spoken hour: «۱۶» on the hour, «۱۶:۳۰» otherwise, «۰۰:۰۰» at midnight; English always says minutes. */
function spokenTime(instant: string | Date, locale: Locale): string {
  const { hour, minute } = inTehran(instant);
  return locale === 'fa' && minute === 0 && hour > 0
    ? plainDigits(hour, locale)
    : formatTime(instant, locale);
}

const nearDays: Record<Locale, ReadonlyMap<number, string>> = {
  fa: new Map([
    [-1, 'دیروز'],
    [0, 'امروز'],
    [1, 'فردا'],
    [2, 'پس‌فردا'],
  ]),
  en: new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]),
};

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** When something happens, near days by name: «فردا ساعت ۱۶», otherwise «شنبه ۳۰ آبان ۱۴۰۵، ساعت ۱۶». Begins a line. */
export function formatWhen(instant: string | Date, now: string | Date, locale: Locale): string {
  const words = whenWithin(instant, now, locale);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same after other words. */
function whenWithin(instant: string | Date, now: string | Date, locale: Locale): string {
  const day = inTehran(instant).day;
  const near = nearDays[locale].get(daysBetween(inTehran(now).day, day));
  const time = spokenTime(instant, locale);
  if (locale === 'fa')
    return near ? `${near} ${joined(`ساعت ${time}`)}` : `${formatDay(day, 'fa')}، ${joined(`ساعت ${time}`)}`;
  return near ? `${near} at ${time}` : `${formatDay(day, 'en')}, ${time}`;
}

/** A span within or across days: «فردا ساعت ۱۶ تا ۱۸» / `Tomorrow at 16:00–18:00`, never broken at its dash. */
export function formatSpan(
  start: string | Date,
  end: string | Date,
  now: string | Date,
  locale: Locale,
): string {
  const sameDay = inTehran(start).day === inTehran(end).day;
  const until = sameDay ? spokenTime(end, locale) : whenWithin(end, now, locale);
  const joint = locale === 'fa' ? (sameDay ? joined(' تا ') : ' تا ') : sameDay ? '\u2060–\u2060' : ' to ';
  return formatWhen(start, now, locale) + joint + until;
}

/** A length of time in its two largest units: «۲ ساعت و ۳۰ دقیقه» / `2 hours 30 minutes`. */
export function formatMinutes(minutes: number, locale: Locale): string {
  const whole = Math.max(0, Math.round(minutes));
  const sizes = [
    { count: Math.floor(whole / 1440), fa: 'روز', en: 'day' },
    { count: Math.floor((whole % 1440) / 60), fa: 'ساعت', en: 'hour' },
    { count: whole % 60, fa: 'دقیقه', en: 'minute' },
  ];
  const first = sizes.findIndex((size) => size.count > 0);
  const shown =
    first === -1 ? sizes.slice(2) : sizes.slice(first, first + 2).filter((size) => size.count > 0);
  const words = shown.map(({ count, fa, en }) =>
    locale === 'fa'
      ? `${formatNumber(count, 'fa')} ${fa}`
      : `${formatNumber(count, 'en')} ${en}${count === 1 ? '' : 's'}`,
  );
  return words.join(locale === 'fa' ? ' و ' : ' ');
}

/** Time left before an instant: «۳ روز و ۴ ساعت مانده» / `3 days 4 hours left`; when past, says so. */
export function formatTimeLeft(until: string | Date, now: string | Date, locale: Locale): string {
  const minutes = Math.floor((new Date(until).getTime() - new Date(now).getTime()) / 60_000);
  if (minutes < 0) return locale === 'fa' ? 'زمان آن گذشته است' : 'time has passed';
  if (minutes < 1) return locale === 'fa' ? 'کمتر از یک دقیقه مانده' : 'less than a minute left';
  return `${formatMinutes(minutes, locale)} ${locale === 'fa' ? 'مانده' : 'left'}`;
}
