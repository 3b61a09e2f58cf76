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
