import type { Interval, Minute, WeeklyWindow } from './types.ts';

export const MINUTES_PER_WEEK = 10_080;

/**
 * Tehran is UTC+3:30 all year since 1401 (2022), and matching looks only ahead. 1970-01-01 was a Thursday,
 * five days after the Saturday that begins the week.
 */
const WEEK_OFFSET = 210 + 5 * 1_440;

/** Number of the Tehran week that holds an instant. */
export function weekOf(at: Minute): number {
  return Math.floor((at + WEEK_OFFSET) / MINUTES_PER_WEEK);
}

/** Minutes since Saturday 00:00 in Tehran. */
export function minuteOfWeek(at: Minute): number {
  return at + WEEK_OFFSET - weekOf(at) * MINUTES_PER_WEEK;
}

export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Longer than any shift: where a week that is free throughout begins (negative) and ends. */
export const ALWAYS = 2 ** 30;

/**
 * The same free time as stretches that neither touch nor overlap, by start. One that runs across the end of the week
 * ends beyond 10,080; a week without any gap is one stretch from -ALWAYS to ALWAYS.
 */
export function mergeWindows(windows: readonly WeeklyWindow[]): WeeklyWindow[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...windows].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  const [first, last] = [merged[0], merged.at(-1)];
  if (!first || !last || first.start > 0 || last.end < MINUTES_PER_WEEK) return merged;
  if (first === last) return [{ start: -ALWAYS, end: ALWAYS }];
  last.end = MINUTES_PER_WEEK + first.end;
  return merged.slice(1);
}

/**
 * Free minutes on the tighter side of a shift inside one merged stretch, or -1 when some of the shift lies outside.
 * `from`: the shift's minute of the week.
 */
export function marginInside(start: number, end: number, from: number, minutes: number): number {
  const begin = from < start ? from + MINUTES_PER_WEEK : from;
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
