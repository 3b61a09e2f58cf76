import { compactKey, normalizeDigits, normalizeText } from './persian-text.ts';
import { type IsoDay, isoDayToSolar, solarDay, type SolarDate, solarMonths } from './solar-hijri.ts';

const dayMs = 86_400_000;
// Excel's day 0 (with its false 29 February 1900 already counted), and the span offices can mean: 1990 to 2064.
const excelEpochMs = Date.UTC(1899, 11, 30);
const serialFirst = 32_874;
const serialLast = 60_266;

function gregorianDay(year: number, month: number, day: number): IsoDay | null {
  if (year < 1900 || year > 2200 || month < 1 || day < 1) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

function ofYear(year: number, month: number, day: number): IsoDay | null {
  return year >= 1900 ? gregorianDay(year, month, day) : solarDay(year, month, day);
}

/** Two-digit years: 80-99 are 1380-1399, 00-20 are 1400-1420, the rest cannot be a year. */
function century(short: number): number | null {
  if (short >= 80 && short <= 99) return 1300 + short;
  return short <= 20 ? 1400 + short : null;
}

/** Where the year of a written day stands: «04/06/25» or «25/06/04». */
export type YearPlace = 'first' | 'last';

type Parts = readonly [first: string, second: string, third: string];

/** A day with a year of two digits, by each order that makes one. */
function shortReadings([first, second, third]: Parts): ReadonlyMap<YearPlace, IsoDay> {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const readings = new Map<YearPlace, IsoDay>();
  if (first.length > 2 || third.length > 2) return readings;
  const [yearFirst, yearLast] = [century(a), century(c)];
  const dayOfFirst = yearFirst === null ? null : solarDay(yearFirst, b, c);
  const dayOfLast = yearLast === null ? null : solarDay(yearLast, b, a);
  if (dayOfFirst !== null) readings.set('first', dayOfFirst);
  if (dayOfLast !== null) readings.set('last', dayOfLast);
  return readings;
}

function fromParts(parts: Parts, yearAt: YearPlace | null): IsoDay | null {
  const [first, , third] = parts;
  const [a, b, c] = [Number(parts[0]), Number(parts[1]), Number(parts[2])];
  if (first.length === 4) return ofYear(a, b, c);
  if (third.length === 4) {
    if (c < 1900) return solarDay(c, b, a);
    // 6/7/2025 may be June or July: read only when a single reading exists.
    const dayFirst = gregorianDay(c, b, a);
    const monthFirst = gregorianDay(c, a, b);
    return dayFirst && monthFirst && dayFirst !== monthFirst ? null : (dayFirst ?? monthFirst);
  }
  const readings = shortReadings(parts);
  const [only, ...more] = new Set(readings.values());
  return more.length === 0 ? (only ?? null) : yearAt === null ? null : (readings.get(yearAt) ?? null);
}

const monthNumbers = new Map<string, number>();
solarMonths.fa.forEach((name, index) => monthNumbers.set(compactKey(name), index + 1));
solarMonths.en.forEach((name, index) => monthNumbers.set(name.toLowerCase(), index + 1));
monthNumbers.set('امرداد', 5);

function fromMonthName(text: string): IsoDay | null {
  const words = text.replace(/ماه/g, ' ').match(/\d+|\p{L}+/gu) ?? [];
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const months = words
    .map((word) => monthNumbers.get(compactKey(word)))
    .filter((month) => month !== undefined);
  const [month] = months;
  const [first, second] = numbers;
  if (months.length !== 1 || numbers.length !== 2 || !month || !first || !second) return null;
  if (first.length === 4) return ofYear(Number(first), month, Number(second));
  if (second.length === 4) return ofYear(Number(second), month, Number(first));
  const year = century(Number(second));
  return year === null ? null : solarDay(year, month, Number(first));
}

function fromCompact(digits: string, yearAt: YearPlace | null): IsoDay | null {
  if (digits.length === 5) return fromSerial(Number(digits));
  const parts = partsIn(digits);
  return parts === null ? null : fromParts(parts, yearAt);
}

function fromSerial(serial: number): IsoDay | null {
  if (serial < serialFirst || serial > serialLast) return null;
  return new Date(excelEpochMs + Math.floor(serial) * dayMs).toISOString().slice(0, 10);
}

function fromDateCell(date: Date): IsoDay | null {
  if (Number.isNaN(date.getTime())) return null;
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  // Some programs keep 1404/09/29 as a "Gregorian" date of the year 1404.
  return ofYear(year, month, day);
}

/** A day's text in plain digits, without the time beside it and the weekday's name. */
const bareDay = (text: string): string =>
  normalizeDigits(normalizeText(text))
    .replace(/(?:[tT]|\b)\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(z|[+-]\d{2}:?\d{2})?/gi, ' ')
    .replace(/^\s*[-،,]|[-،,]\s*$/g, '')
    .replace(/(?:^|\s)(?:(?:یک|دو|سه|چهار|پنج)?[\s\u200c]?شنبه|جمعه)(?=[\s،,]|$)/gu, ' ')
    .replace(/^[\s،,]+|[\s،,]+$/g, '');

function partsIn(text: string): Parts | null {
  const [, year, month, day] = /^(\d{4}|\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year && month && day) return [year, month, day];
  const [, first, , second, third] =
    /^(\d{1,4})\s*([/\-.\\_٫–−])\s*(\d{1,2})\s*\2\s*(\d{1,4})$/.exec(text) ?? [];
  return first && second && third ? [first, second, third] : null;
}

/**
 * A civil day from a spreadsheet cell or a form, as ISO Gregorian; null when it is no real day. Reads Solar Hijri in
 * three digit systems (1404/09/29, ۱۴۰۴-۴-۲۰, 14050118, 1405.4.6, «۱۲ مهر ۱۴۰۴», 29/09/1404, 29/09/04), Gregorian ISO
 * days, date cells (their UTC day) and Excel serial days. A time beside the date and a weekday's name are ignored.
 * @param yearAt decides «04/06/05», which is two days; without it such a text is none
 */
export function parseDay(value: string | number | Date, yearAt: YearPlace | null = null): IsoDay | null {
  if (value instanceof Date) return fromDateCell(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    return Number.isInteger(value) && value >= 12_000_000
      ? fromCompact(String(value), yearAt)
      : fromSerial(value);
  }
  const text = bareDay(value);
  if (/^\d+$/.test(text)) return fromCompact(text, yearAt);
  if (/^\d{5}\.\d+$/.test(text)) return fromSerial(Number(text));
  const parts = partsIn(text);
  return parts ? fromParts(parts, yearAt) : fromMonthName(text);
}

/**
 * Where the year of a written Solar Hijri day may stand: in both places for «04/06/05», in none where the text does not
 * show it.
 * @param isPossible whether a day can be meant at all
 */
export function yearPlacesOf(value: string, isPossible: (day: IsoDay) => boolean): YearPlace[] {
  const parts = partsIn(bareDay(value));
  if (parts === null) return [];
  const [first, , third] = parts;
  if (first.length === 4) return Number(first) < 1900 && fromParts(parts, null) !== null ? ['first'] : [];
  if (third.length === 4) return Number(third) < 1900 && fromParts(parts, null) !== null ? ['last'] : [];
  const readings = [...shortReadings(parts)];
  // «05/06/05» is the same day either way.
  if (new Set(readings.map(([, day]) => day)).size < readings.length) return ['first', 'last'];
  return readings.filter(([, day]) => isPossible(day)).map(([place]) => place);
}

/** As `parseDay`, as a Solar Hijri date. */
export function parseSolarDate(value: string | number | Date): SolarDate | null {
  const day = parseDay(value);
  return day === null ? null : isoDayToSolar(day);
}
