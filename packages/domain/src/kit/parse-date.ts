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

function fromParts(first: string, second: string, third: string): IsoDay | null {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 4) return ofYear(a, b, c);
  if (third.length === 4) {
    if (c < 1900) return solarDay(c, b, a);
    // 6/7/2025 may be June or July: read only when a single reading exists.
    const dayFirst = gregorianDay(c, b, a);
    const monthFirst = gregorianDay(c, a, b);
    return dayFirst && monthFirst && dayFirst !== monthFirst ? null : (dayFirst ?? monthFirst);
  }
  if (first.length > 2 || third.length > 2) return null;
  // Offices write the year first; the day stands first only when the year cannot.
  const yearFirst = century(a);
  const yearLast = century(c);
  if (yearFirst !== null) return solarDay(yearFirst, b, c);
  return yearLast === null ? null : solarDay(yearLast, b, a);
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

function fromCompact(digits: string): IsoDay | null {
  if (digits.length === 8) return fromParts(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6));
  if (digits.length === 6) return fromParts(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4));
  return digits.length === 5 ? fromSerial(Number(digits)) : null;
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

/**
 * A civil day from a spreadsheet cell or a form, as ISO Gregorian; null when it is no real day. Reads Solar Hijri in
 * three digit systems (1404/09/29, ۱۴۰۴-۴-۲۰, 14050118, 1405.4.6, «۱۲ مهر ۱۴۰۴», 29/09/1404, 04/7/6), Gregorian ISO
 * days, date cells (their UTC day) and Excel serial days. A time beside the date and a weekday's name are ignored.
 */
export function parseDay(value: string | number | Date): IsoDay | null {
  if (value instanceof Date) return fromDateCell(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null;
    return Number.isInteger(value) && value >= 12_000_000 ? fromCompact(String(value)) : fromSerial(value);
  }
  const text = normalizeDigits(normalizeText(value))
    .replace(/(?:[tT]|\b)\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(z|[+-]\d{2}:?\d{2})?/gi, ' ')
    .replace(/^\s*[-،,]|[-،,]\s*$/g, '')
    .replace(/(?:^|\s)(?:(?:یک|دو|سه|چهار|پنج)?[\s\u200c]?شنبه|جمعه)(?=[\s،,]|$)/gu, ' ')
    .replace(/^[\s،,]+|[\s،,]+$/g, '');
  if (/^\d+$/.test(text)) return fromCompact(text);
  if (/^\d{5}\.\d+$/.test(text)) return fromSerial(Number(text));
  const parts = /^(\d{1,4})\s*([/\-.\\_٫–−])\s*(\d{1,2})\s*\2\s*(\d{1,4})$/.exec(text);
  if (parts) return fromParts(parts[1] ?? '', parts[3] ?? '', parts[4] ?? '');
  return fromMonthName(text);
}

/** As `parseDay`, as a Solar Hijri date. */
export function parseSolarDate(value: string | number | Date): SolarDate | null {
  const day = parseDay(value);
  return day === null ? null : isoDayToSolar(day);
}
