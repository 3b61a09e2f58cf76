import {
  type Gender,
  type Language,
  matchGender,
  matchLanguage,
  type Weekday,
  weekdays,
} from '../../ground/taxonomy.ts';
import { parseDay, type YearPlace } from '../../kit/parse-date.ts';
import { normalizeDigits, searchKey } from '../../kit/persian-text.ts';
import { type IsoDay, isoDayToSolar } from '../../kit/solar-hijri.ts';
import { birthDayFault } from '../../service/ages.ts';
import { type Cell, isBlank, textOf } from './cell.ts';
import { parseClockTime, parseTimeWindows, spanOfCells, type TimeWindow } from './clock-time.ts';
import { type Why, whyImplausible, whyNotDay } from './why.ts';

/**
 * Cells that narrow where, when and for whom somebody comes. One that is blank says nothing; one that cannot be read is
 * never taken for "no limit": its row is refused.
 */
export type Restriction<Value> = { ok: true; value: Value | null } | { ok: false };

const unread = { ok: false } as const;
const read = <Value>(value: Value | null): Restriction<Value> => ({ ok: true, value });
const orUnread = <Value>(value: Value | null): Restriction<Value> => (value === null ? unread : read(value));

const keyOf = (cell: Cell): string => searchKey(textOf(cell).replaceAll('\u200C', ' '));

const noLimit =
  /^(?:فرقی (?:ندارد|نمی ?کند)|مهم نیست|تفاوتی ندارد|بدون محدودیت|محدودیت ندارد|ندارد|آزاد|ازاد|هیچ|همه|هر ?کدام|any|none)$/;
const saysNothing = (cell: Cell): boolean => isBlank(cell) || /^[-–—_]+$/.test(textOf(cell));

const bothGenders =
  /^(?:هر ?دو|هر دو جنس|مختلط|(?:زن|خانم|بانو|بانوان|زنان) ?(?:و|یا) ?(?:مرد|آقا|اقا|آقایان|اقایان|مردان)|(?:مرد|آقا|اقا|آقایان|اقایان|مردان) ?(?:و|یا) ?(?:زن|خانم|بانو|بانوان|زنان))$/;
const plurals = new Map<string, Gender>([
  ...['بانوان', 'زنان', 'خانم ها', 'خانمها'].map((word) => [word, 'woman'] as const),
  ...['مردان', 'اقایان', 'آقایان', 'اقا ها', 'اقاها'].map((word) => [word, 'man'] as const),
]);

/** The gender a need asks for; null where it asks for none. */
export function askedGender(cell: Cell): Restriction<Gender> {
  const key = keyOf(cell).replace(/^فقط /, '');
  if (saysNothing(cell) || noLimit.test(key) || bothGenders.test(key)) return read<Gender>(null);
  return orUnread(plurals.get(key) ?? matchGender(key));
}

/** The language a need asks for; null where it asks for none. Two of them are no one language. */
export function askedLanguage(cell: Cell): Restriction<Language> {
  const key = keyOf(cell).replace(/^فقط /, '');
  if (saysNothing(cell) || noLimit.test(key)) return read<Language>(null);
  return orUnread(matchLanguage(key));
}

/** A count with no more than its own unit beside it: «۱۵۰», "150 km", «حداکثر ۲۰ کیلومتر»; else null. */
function countOf(cell: Cell, unit: RegExp): number | null {
  const text = keyOf(
    typeof cell === 'number' ? String(cell) : normalizeDigits(textOf(cell)).replace(/\.0+$/, ''),
  );
  if (/^[-–−]/.test(textOf(cell))) return null;
  const [, digits, beside] = /^(?:(?:حداکثر|تا|فقط|max) )?(\d{1,5})(?: ?(\D+))?$/.exec(text) ?? [];
  return digits !== undefined && (beside === undefined || unit.test(beside)) ? Number(digits) : null;
}

const kilometre = /^(?:کیلو ?متری?|کیلو|ک م|km|kms|kilomet(?:er|re)s?)$/;
const hoursAWeek = /^(?:ساعت|ساعته|h|hours?)(?: (?:در|هر|per) ?(?:هفته|week)| هفتگی)?$/;
const anywhere = /^(?:بدون محدودیت|نامحدود|محدودیت ندارد|سراسر کشور|کل کشور|همه کشور)$/;
const farthestKm = 2_500;

/** How far somebody goes, in kilometres; «نامحدود» is farther than the country is wide. */
export function radiusOf(cell: Cell): Restriction<number> {
  if (saysNothing(cell)) return read<number>(null);
  return anywhere.test(keyOf(cell)) ? read(farthestKm) : orUnread(countOf(cell, kilometre));
}

/** Most hours of a week; an amount of another time («۴ ساعت در ماه») is not read as one. */
export function weeklyHoursOf(cell: Cell): Restriction<number> {
  return saysNothing(cell) ? read<number>(null) : orUnread(countOf(cell, hoursAWeek));
}

const forEver = /^(?:دائم|دایم|دائمی|دایمی|نامحدود|بدون انقضا|مادام العمر|ندارد)$/;
// A licence is given for ten years at most: «1504» and a lunar year would make it hold for good.
const maxLicenceYears = 30;

/** The last day of a licence; a day nobody can read, or a lifetime away, does not make it hold for ever. */
export function licenceExpiryOf(
  cell: Cell,
  today: IsoDay | undefined,
  yearAt: YearPlace | null = null,
): { ok: true; value: IsoDay | null } | { ok: false; reason: 'invalid_date' | 'implausible_date'; why: Why } {
  if (saysNothing(cell) || forEver.test(keyOf(cell))) return { ok: true, value: null };
  const day = typeof cell === 'boolean' || cell === null ? null : parseDay(cell, yearAt);
  if (day === null) return { ok: false, reason: 'invalid_date', why: whyNotDay(cell) };
  const last = today && `${Number(today.slice(0, 4)) + maxLicenceYears}${today.slice(4)}`;
  if (day >= '1979-03-21' && (last === undefined || day <= last)) return { ok: true, value: day };
  return { ok: false, reason: 'implausible_date', why: whyImplausible(cell, day, last) };
}

/** Spreadsheets write «64/3/15» as 15 March 1964: a date cell of these years may be a Solar Hijri day with a short year. */
const shortYears = { from: '1930-01-01', to: '1999-12-31' } as const;

type BirthDay =
  | { ok: true; value: IsoDay | null }
  | { ok: false; reason: 'invalid_date' | 'implausible_date' | 'too_young'; why?: Why };

/**
 * The day of birth; null where the cell says nothing. A day that nobody can read, that is still to come or too long ago, and
 * a date cell that may stand for another day refuse the row, and so does an age below which nobody volunteers.
 */
export function birthDayOf(cell: Cell, today: IsoDay | undefined, yearAt: YearPlace | null = null): BirthDay {
  if (saysNothing(cell)) return { ok: true, value: null };
  const day = typeof cell === 'boolean' || cell === null ? null : parseDay(cell, yearAt);
  if (day === null) return { ok: false, reason: 'invalid_date', why: whyNotDay(cell) };
  const isDateCell = typeof cell === 'number' ? cell < 12_000_000 : typeof cell !== 'string';
  if (isDateCell && day >= shortYears.from && day <= shortYears.to)
    return { ok: false, reason: 'implausible_date', why: { why: 'made_by_sheet' } };
  const fault = today === undefined ? null : birthDayFault(day, today);
  if (fault === null) return { ok: true, value: day };
  if (fault === 'too_young') return { ok: false, reason: 'too_young' };
  const why: Why =
    fault === 'future'
      ? whyImplausible(cell, day, today)
      : { why: 'year_digits', year: String(isoDayToSolar(day).year) };
  return { ok: false, reason: 'implausible_date', why };
}

type Availability = Partial<Record<Weekday, readonly TimeWindow[]>>;

/**
 * The hours of each weekday. Days that were left blank beside others are not free; a person who says of every day that
 * it is not has no hours, which is not the same as having said nothing.
 */
export function availabilityOf(
  cellOn: (day: Weekday) => Cell,
): { ok: true; value: Availability } | { ok: false; reason: 'unreadable_hours' | 'no_hours'; day: Weekday } {
  const value: Availability = {};
  let closed: Weekday | null = null;
  for (const { code: day } of weekdays) {
    const cell = cellOn(day);
    const windows = parseTimeWindows(cell);
    if (windows === null) return { ok: false, reason: 'unreadable_hours', day };
    if (windows.length > 0) value[day] = windows;
    else if (!isBlank(cell)) closed ??= day;
  }
  const isNever = closed !== null && Object.keys(value).length === 0;
  return isNever && closed ? { ok: false, reason: 'no_hours', day: closed } : { ok: true, value };
}

type ShiftHours = { startMinute: number | null; endMinute: number | null };

/** The hours of a need's shifts from one column or two; null where the file does not say them. */
export function shiftHoursOf(
  start: Cell,
  end: Cell,
): { ok: true; value: ShiftHours } | { ok: false; field: 'startTime' | 'endTime' } {
  const [noStart, noEnd] = [saysNothing(start), saysNothing(end)];
  if (!noStart && !noEnd) {
    const value = spanOfCells(start, end);
    return value === null ? { ok: false, field: 'endTime' } : { ok: true, value };
  }
  const [window, ...more] = (noEnd ? parseTimeWindows(start) : null) ?? [];
  if (window && more.length === 0) return { ok: true, value: window };
  const [startMinute, endMinute] = [parseClockTime(start), parseClockTime(end)];
  if (!noStart && startMinute === null) return { ok: false, field: 'startTime' };
  if (!noEnd && endMinute === null) return { ok: false, field: 'endTime' };
  return { ok: true, value: { startMinute, endMinute } };
}
