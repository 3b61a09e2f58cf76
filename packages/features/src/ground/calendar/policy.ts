import type { Reason } from '@hamyar/contracts/reasons';
import { daysAfter, type IsoDay, type Occasion } from '@hamyar/domain';
import { versionOf } from '../../kit/version.ts';
import type { WeekendLawRow } from './queries.ts';

/** A law is known some months before it begins, and never changes the days that are over. */
const maxDaysAhead = 730;

export interface NewLaw {
  readonly startsOn: IsoDay;
  readonly offDays: readonly number[];
  readonly halfDays: readonly number[];
}

/** Why a law of weekends cannot be set: field and reason, or null. Pure. */
export function newLawRefusal(law: NewLaw, today: IsoDay): { path: string; reason: Reason } | null {
  if (law.startsOn < today) return { path: 'startsOn', reason: 'calendar.day_past' };
  if (law.startsOn > daysAfter(today, maxDaysAhead))
    return { path: 'startsOn', reason: 'calendar.day_too_far' };
  // Whoever sets no day free may have ticked nothing: a week without one is no law of ours.
  if (law.offDays.length === 0) return { path: 'offDays', reason: 'calendar.no_day_off' };
  const twice = law.halfDays.some((day) => law.offDays.includes(day));
  return twice ? { path: 'halfDays', reason: 'calendar.weekday_twice' } : null;
}

/** Version of the laws that somebody saw. */
export const lawsVersion = (laws: readonly WeekendLawRow[]): string =>
  versionOf(
    laws.flatMap((law) => [law.provinceCode, law.startsOn, law.offDays.join(' '), law.halfDays.join(' ')]),
  );

/** Version of what a preview showed: the pasted text, its source, and what stands there now. */
export const tableVersion = (
  table: { readonly year: number; readonly source: string; readonly text: string },
  now: readonly Occasion[] | null,
): string => versionOf([table.year, table.source, table.text, now === null ? null : daysKey(now)]);

/** Days of a table in one order, to compare two by. */
export const daysKey = (days: readonly Occasion[]): string =>
  days
    .map(({ day, fa, kind }) => `${day} ${kind} ${fa}`)
    .sort()
    .join('\n');
