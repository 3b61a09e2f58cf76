import type { Reason } from '@hamyar/contracts/reasons';
import { isoDayToSolar, samePeriodLastYear, solarToIsoDay, yearEnd, yearStart } from '@hamyar/domain';

/** First Solar Hijri year with figures: anything earlier is a slip of the selects. */
const earliestYear = 1400;

export interface ComparedWindows {
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly previousFrom: string;
  readonly previousTo: string;
  /** Last day of last year, for the whole of last year's line. */
  readonly previousYearEnd: string;
  readonly clamped: boolean;
  readonly toYearEnd: boolean;
}

/** Why figures as of this day cannot be shown, or null. Days are stored days. */
export function dayProblem(asOf: string, today: string): Reason | null {
  if (asOf > today) return 'council.day_ahead';
  return isoDayToSolar(asOf).year < earliestYear ? 'council.day_too_early' : null;
}

/**
 * Whether two years can be compared up to a day. `office_behind`: the office's lists of this year end before it, while
 * last year's go on. `office_silent`: the office has brought lists, but none of this year.
 */
export type Comparability = 'alike' | 'office_behind' | 'office_silent';

/** Days after which an office is reminded that its lists end. */
const maxDaysBehind = 3;

/** The day up to which a province is compared unless told otherwise: the last one of which its office has brought gifts. */
export function comparedUntil(today: string, officeUntil: string | null): string {
  const yearBegins = solarToIsoDay(yearStart(isoDayToSolar(today).year));
  return officeUntil !== null && officeUntil >= yearBegins && officeUntil < today ? officeUntil : today;
}

/** Whether the figures of both years up to a day are as complete as each other. */
export function comparabilityOf(asOf: string, officeUntil: string | null): Comparability {
  if (officeUntil === null || officeUntil >= asOf) return 'alike';
  return officeUntil < windowsAsOf(asOf).from ? 'office_silent' : 'office_behind';
}

/** Whether the office's lists end so long before today that the page says so. Stored days. */
export function isOfficeLate(today: string, officeUntil: string | null): boolean {
  return officeUntil !== null && daysBetween(officeUntil, today) > maxDaysBehind;
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** From 1 Farvardin to the day, and the same period of the year before by the rules of the field. */
export function windowsAsOf(asOf: string): ComparedWindows {
  const to = isoDayToSolar(asOf);
  const from = yearStart(to.year);
  const before = samePeriodLastYear(from, to);
  return {
    year: to.year,
    from: solarToIsoDay(from),
    to: asOf,
    previousFrom: solarToIsoDay(before.from),
    previousTo: solarToIsoDay(before.to),
    previousYearEnd: solarToIsoDay(yearEnd(to.year - 1)),
    clamped: before.clamped,
    toYearEnd: before.toYearEnd,
  };
}
