import { normalizeDigits, normalizeText, searchKey } from '../../kit/persian-text.ts';
import type { Cell } from './cell.ts';

/** Minutes from a day's midnight, `start < end`; an end above 1440 is on the day after. */
export interface TimeWindow {
  startMinute: number;
  endMinute: number;
}

const dayMinutes = 1_440;

/** A time as written, and whether it says which half of the day it means. */
interface Clock {
  minute: number;
  isMarked: boolean;
}

const clockPattern =
  /^(\d{1,2})(?:\s*[:.٫]\s*(\d{2}))?(?::\d{2})?(?:\s*(ق\.?ظ\.?|صبح|بامداد|ظهر|ب\.?ظ\.?|عصر|بعد ?از ?ظهر|شب))?$/;

/** The hour a half of the day makes of a written one; null where both contradict («۱۶ صبح»). */
function hourIn(half: string | undefined, hour: number): number | null {
  if (half === undefined) return hour;
  if (/^(?:ق|صبح|بامداد)/.test(half)) return hour > 12 ? null : hour % 12;
  if (half === 'ظهر') return hour >= 10 && hour <= 14 ? hour : hour <= 2 ? hour + 12 : null;
  if (half === 'شب' && (hour < 6 || hour === 12)) return hour === 12 ? 24 : hour;
  return hour < 12 ? hour + 12 : hour;
}

function clockOf(written: string): Clock | null {
  const text = normalizeDigits(normalizeText(written).replaceAll('\u200C', ' '))
    .replace(/^ساعت\s*/, '')
    .replace(/^نیمه ?شب$/, '12 شب')
    .trim();
  const [, hours, minutes = '0', half] = clockPattern.exec(text) ?? [];
  const hour = hours === undefined ? null : hourIn(half, Number(hours));
  if (hour === null || Number(minutes) >= 60) return null;
  const minute = hour * 60 + Number(minutes);
  if (minute > dayMinutes) return null;
  return { minute, isMarked: half !== undefined || hour >= 13 || hour === 0 };
}

/** A time cell as written: a number of hours is as open to doubt as one in a text, a time of the clock is not. */
function clockIn(cell: Cell): Clock | null {
  if (typeof cell === 'string') return clockOf(cell);
  const minute = parseClockTime(cell);
  return minute === null ? null : { minute, isMarked: typeof cell !== 'number' || minute >= 13 * 60 };
}

/** «۱۶:۰۰», «8», «۲۰», 24, a time cell or a day's fraction → minutes since midnight (0-1440), or null. */
export function parseClockTime(cell: Cell): number | null {
  if (cell instanceof Date)
    return cell.getUTCFullYear() <= 1900 ? cell.getUTCHours() * 60 + cell.getUTCMinutes() : null;
  if (typeof cell === 'number') {
    if (cell > 0 && cell < 1) return Math.round(cell * dayMinutes);
    return Number.isInteger(cell) && cell >= 0 && cell <= 24 ? cell * 60 : null;
  }
  return typeof cell === 'string' ? (clockOf(cell)?.minute ?? null) : null;
}

// Nobody gives one stretch longer than that; «۱۳ تا ۱۲» is a slip.
const maxAcrossMidnight = 16 * 60;

/**
 * The time between two times of a day. An end before the start lies on the next day only where the start says that it is
 * an evening's («۲۲ تا ۶»): «۸ تا ۴» may be eight to sixteen, and is null like every span that may mean another.
 */
export function spanBetween(startMinute: number, endMinute: number): TimeWindow | null {
  if (endMinute > startMinute) return { startMinute, endMinute };
  const length = endMinute + dayMinutes - startMinute;
  if (startMinute < 13 * 60 || startMinute >= dayMinutes || length > maxAcrossMidnight) return null;
  return endMinute === 0
    ? { startMinute, endMinute: dayMinutes }
    : { startMinute, endMinute: startMinute + length };
}

/** As `spanBetween`, of times as written: «۲ تا ۶» without a mark may be before dawn or in the afternoon. */
function spanOf(start: Clock, end: Clock): TimeWindow | null {
  const hour = start.minute / 60;
  const isDoubtful = !start.isMarked && hour < 6 && !end.isMarked && end.minute <= 12 * 60;
  return isDoubtful ? null : spanBetween(start.minute, end.minute);
}

/** The time from one cell to another: of a shift, or of hours in two columns; null when it cannot be read. */
export function spanOfCells(startCell: Cell, endCell: Cell): TimeWindow | null {
  const [start, end] = [clockIn(startCell), clockIn(endCell)];
  return start && end ? spanOf(start, end) : null;
}

const dayOfOffice: TimeWindow = { startMinute: 480, endMinute: 1200 };
const partsOfDay = new Map<string, TimeWindow>([
  ['صبح', { startMinute: 480, endMinute: 720 }],
  ['ظهر', { startMinute: 720, endMinute: 960 }],
  ['بعد از ظهر', { startMinute: 720, endMinute: 960 }],
  ['عصر', { startMinute: 960, endMinute: 1200 }],
  ['شب', { startMinute: 1200, endMinute: dayMinutes }],
]);

const wholeDay = /^(?:تمام|کل|همه) ?(?:ی )?روز$|^همه ?ساعات ?روز$|^all day$/;
const roundTheClock =
  /^(?:۲۴|24) ?ساعت(?:ه| در روز)?$|^(?:تمام|کل)?\s*شبانه ?روز(?:ی)?$|^(?:همه|تمام) ?(?:ی )?ساعات$|^24 7$/;

/** A part of the day by its name, in the plural and with «فقط» too; null when it is none. */
function namedWindow(text: string): TimeWindow | null {
  const key = searchKey(text.replaceAll('\u200C', ' ')).replace(/^فقط /, '');
  if (wholeDay.test(key)) return dayOfOffice;
  if (roundTheClock.test(key)) return { startMinute: 0, endMinute: dayMinutes };
  const word = key.replace(/ ?ها$/, '').replace(/^بعد ?از ?ظهر$/, 'بعد از ظهر');
  return partsOfDay.get(word) ?? null;
}

const rangePattern = /^(?:از\s+)?(.+?)\s*(?:تا|الی|[-–−])\s*(.+)$/u;
const onwardsPattern = /^(?:از\s+)?(?:ساعت\s+)?(.+?)\s+به\s+بعد$|^بعد\s+از\s+(?:ساعت\s+)?(\d.*)$/u;

function parseWindow(part: string): TimeWindow | null {
  const one = namedWindow(part);
  if (one) return one;
  const text = part.replace(/^فقط\s+/, '').replaceAll('\u200C', ' ');
  const onwards = onwardsPattern.exec(text);
  if (onwards) {
    const from = clockOf(onwards[1] ?? onwards[2] ?? '');
    return from && from.minute >= 6 * 60 ? spanBetween(from.minute, dayMinutes) : null;
  }
  const [, first = '', second = ''] = rangePattern.exec(text) ?? [];
  // «صبح تا عصر» ends where the evening begins: the narrower of its two readings.
  const [from, until] = [namedWindow(first), namedWindow(second)];
  if (from && until && first !== second) return spanBetween(from.startMinute, until.startMinute);
  const [start, end] = [clockOf(first), clockOf(second)];
  return start && end ? spanOf(start, end) : null;
}

const noTime =
  /^(?:[-–—_×✗✘❌]+|ندارد|ندارم|خیر|نه|هیچ|هیچکدام|تعطیل|نیست|نمی ?(?:شود|تواند|توانم)|no|none)$/u;
const someTime = /^(?:بله|بلی|آری|دارد|هست|حاضر|آزاد|yes|[✓✔☑✅*])$/u;

/**
 * Reads the hours of a day: «۱۶ تا ۲۰», «8-12», «۲۲ تا ۶», «صبح و عصر», «بعدازظهرها», «۲۴ ساعته». A day that is only
 * ticked is the whole day of an office; `[]` is no time (blank, or said), null what cannot be read.
 */
export function parseTimeWindows(cell: Cell): TimeWindow[] | null {
  if (typeof cell === 'boolean') return cell ? [dayOfOffice] : [];
  if (typeof cell !== 'string') return cell === null ? [] : null;
  const text = normalizeDigits(normalizeText(cell));
  const key = text.replaceAll('\u200C', ' ').toLowerCase();
  if (text === '' || noTime.test(key)) return [];
  if (someTime.test(key)) return [dayOfOffice];
  const windows: TimeWindow[] = [];
  for (const part of text.split(/\s+(?:و|یا)\s+|\s*[،,؛;+\n]\s*/u)) {
    const window = parseWindow(part.trim());
    if (window === null) return null;
    windows.push(window);
  }
  return windows;
}
