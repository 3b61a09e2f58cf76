import { normalizeDigits, normalizeText } from '../../kit/persian-text.ts';
import type { Cell } from './cell.ts';

/** Minutes of a day, `start < end ≤ 1440`. */
export interface TimeWindow {
  startMinute: number;
  endMinute: number;
}

/** «۱۶:۰۰», «8», «۲۰», 24, a time cell or a day's fraction → minutes since midnight (0-1440), or null. */
export function parseClockTime(cell: Cell): number | null {
  if (cell instanceof Date)
    return cell.getUTCFullYear() <= 1900 ? cell.getUTCHours() * 60 + cell.getUTCMinutes() : null;
  if (typeof cell === 'number') {
    if (cell > 0 && cell < 1) return Math.round(cell * 1440);
    return Number.isInteger(cell) && cell >= 0 && cell <= 24 ? cell * 60 : null;
  }
  if (typeof cell !== 'string') return null;
  const text = normalizeDigits(normalizeText(cell))
    .replace(/^ساعت\s*/, '')
    .replace(/\s*(?:ق\.?ظ|صبح)$/, '');
  const match = /^(\d{1,2})(?:\s*[:.٫]\s*(\d{2}))?(?::\d{2})?(\s*(?:ب\.?ظ|عصر|بعد از ظهر))?$/.exec(text);
  if (!match) return null;
  const hour = Number(match[1]) + (match[3] && Number(match[1]) < 12 ? 12 : 0);
  const minute = Number(match[2] ?? 0);
  return minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : null;
}

const NAMED: readonly [string, TimeWindow][] = [
  ['صبح', { startMinute: 480, endMinute: 720 }],
  ['ظهر', { startMinute: 720, endMinute: 960 }],
  ['عصر', { startMinute: 960, endMinute: 1200 }],
  ['شب', { startMinute: 1200, endMinute: 1440 }],
];

function parseWindow(text: string): TimeWindow[] | null {
  const named = NAMED.find(([name]) => name === text);
  if (named) return [named[1]];
  if (text === 'تمام روز' || text === 'کل روز') return [{ startMinute: 480, endMinute: 1200 }];
  const range = /^(?:از\s*)?(.+?)\s*(?:تا|الی|[-–−])\s*(.+)$/u.exec(text);
  const startMinute = parseClockTime(range?.[1] ?? null);
  const endMinute = parseClockTime(range?.[2] ?? null);
  if (startMinute === null || endMinute === null || startMinute >= endMinute) return null;
  return [{ startMinute, endMinute }];
}

/** «۱۶ تا ۲۰», «8-12», «صبح و عصر» → windows; [] when blank, null when it cannot be read. */
export function parseTimeWindows(cell: Cell): TimeWindow[] | null {
  if (typeof cell !== 'string') return cell === null ? [] : null;
  const text = normalizeDigits(normalizeText(cell));
  if (text === '' || /^[-–—]$/.test(text)) return [];
  const windows: TimeWindow[] = [];
  for (const part of text.split(/\s+و\s+|\s*[،,؛;+]\s*/u)) {
    const window = parseWindow(part.trim());
    if (window === null) return null;
    windows.push(...window);
  }
  return windows;
}
