import type { IsoDay } from './solar-hijri.ts';

const dayMs = 86_400_000;

/**
 * The last day on which something that came on a day is kept, so many years later. Years are those of the stored
 * calendar (Gregorian); 29 February becomes the 28th where the later year has none.
 * @param day civil day in Tehran on which the time of keeping begins
 */
export function keptForYears(day: IsoDay, years: number): IsoDay {
  const year = Number(day.slice(0, 4)) + years;
  const monthAndDay = day.slice(5) === '02-29' && !isLeapYear(year) ? '02-28' : day.slice(5);
  return `${String(year).padStart(4, '0')}-${monthAndDay}`;
}

/** So many days later: the last day on which something is kept, or any other. */
export function daysAfter(day: IsoDay, days: number): IsoDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
