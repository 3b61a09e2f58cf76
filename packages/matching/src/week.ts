import { tehranOffsetMinutes } from '@hamyar/domain/kit/tehran';
import type { Interval, Minute, WeeklyWindow } from './types.ts';

export const minutesPerWeek = 10_080;

/** Matching looks only ahead. 1970-01-01 was a Thursday, five days after the Saturday that begins the week. */
const weekOffset = tehranOffsetMinutes + 5 * 1_440;

/** Number of the Tehran week that holds an instant. */
export function weekOf(at: Minute): number {
  return Math.floor((at + weekOffset) / minutesPerWeek);
}

/** Minutes since Saturday 00:00 in Tehran. */
export function minuteOfWeek(at: Minute): number {
  return at + weekOffset - weekOf(at) * minutesPerWeek;
}

/** Whether two half-open spans share a minute. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Longer than any shift: where a week that is free throughout begins (negative) and ends. */
export const always = 2 ** 30;

/**
 * The same free time as stretches that neither touch nor overlap, by start. One that runs across the end of the week
 * ends beyond 10,080; a week without any gap is one stretch from -ALWAYS to ALWAYS.
 */
export function mergeWindows(windows: readonly WeeklyWindow[]): readonly WeeklyWindow[] {
  if (isMerged(windows)) return windows;
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...windows].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  const [first, last] = [merged[0], merged.at(-1)];
  if (!first || !last || first.start > 0 || last.end < minutesPerWeek) return merged;
  if (first === last) return [{ start: -always, end: always }];
  last.end = minutesPerWeek + first.end;
  return merged.slice(1);
}

/** Already in order, apart from each other and from the week's end: how profiles store them. */
function isMerged(windows: readonly WeeklyWindow[]): boolean {
  let reached = 0;
  for (const { start, end } of windows) {
    if (start <= reached || end >= minutesPerWeek) return false;
    reached = end;
  }
  return true;
}

/**
 * Free minutes on the tighter side of a shift inside one merged stretch, or -1 when some of the shift lies outside.
 * `from`: the shift's minute of the week.
 */
export function marginInside(start: number, end: number, from: number, minutes: number): number {
  const begin = from < start ? from + minutesPerWeek : from;
  const after = end - begin - minutes;
  return begin < start || after < 0 ? -1 : Math.min(begin - start, after);
}

/** Free minutes on the tighter side of a shift inside someone's weekly windows, or null when some of it lies outside. */
export function marginIn(windows: readonly WeeklyWindow[], shift: Interval): number | null {
  for (const { start, end } of mergeWindows(windows)) {
    const margin = marginInside(start, end, minuteOfWeek(shift.start), shift.end - shift.start);
    if (margin >= 0) return margin;
  }
  return null;
}

/**
 * A stretch of the week by its day (Saturday is 0) and minutes since that midnight; past 1,440 it runs into the next
 * day.
 */
export type DayStretch = {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
};

/** From the first to the last minute of a shift that lies in none of the weekly windows; null when all lie inside. */
export function missingHours(windows: readonly WeeklyWindow[], shift: Interval): DayStretch | null {
  const free = mergeWindows(windows);
  const from = minuteOfWeek(shift.start);
  const to = from + shift.end - shift.start;
  let [start, end] = [from, to];
  for (let shifted = -1; shifted * minutesPerWeek < to; shifted += 1) {
    for (const window of free) {
      if (window.start + shifted * minutesPerWeek > start) continue;
      start = Math.max(start, Math.min(to, window.end + shifted * minutesPerWeek));
    }
  }
  if (start >= to) return null;
  for (let shifted = Math.floor(to / minutesPerWeek); shifted >= -1; shifted -= 1) {
    for (const window of free.toReversed()) {
      if (window.end + shifted * minutesPerWeek < end) continue;
      end = Math.min(end, Math.max(start, window.start + shifted * minutesPerWeek));
    }
  }
  const weekday = Math.floor(start / minutesPerDay);
  const midnight = weekday * minutesPerDay;
  return { weekday: weekday % 7, startMinute: start - midnight, endMinute: end - midnight };
}

export const minutesPerDay = 1_440;
