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

/**
 * The free minutes before and after a shift inside someone's weekly windows, or null when some of the shift
 * lies outside. Touching windows join, across the end of the week too.
 */
export function marginsIn(
  windows: readonly WeeklyWindow[],
  shift: Interval,
): { before: number; after: number } | null {
  const from = minuteOfWeek(shift.start);
  const first = windowAt(windows, from);
  if (!first) return null;
  let window = first;
  let cursor = from;
  let left = shift.end - shift.start;
  while (window.end - cursor < left) {
    left -= window.end - cursor;
    cursor = window.end % MINUTES_PER_WEEK;
    const next = windowAt(windows, cursor);
    if (!next) return null;
    window = next;
  }
  return { before: from - first.start, after: window.end - cursor - left };
}

/** The window that holds a minute and reaches furthest. */
function windowAt(windows: readonly WeeklyWindow[], minute: number): WeeklyWindow | null {
  let best: WeeklyWindow | null = null;
  for (const window of windows) {
    if (window.start > minute || window.end <= minute) continue;
    if (!best || window.end > best.end || (window.end === best.end && window.start < best.start))
      best = window;
  }
  return best;
}
