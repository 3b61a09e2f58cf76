import type { IsoDay } from './solar-hijri.ts';

/**
 * Tehran is UTC+3:30 all year since 1401 (2022). For what lies ahead or came since; the day of an older instant is
 * `today`'s, which knows the summer times of the years before.
 */
export const tehranOffsetMinutes = 210;

/** The instant of a minute of a civil day in Tehran; from 1,440 on it is on the day after. */
export function tehranInstant(day: IsoDay, minute = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (minute - tehranOffsetMinutes) * 60_000);
}
