import { type IsoDay, isoDayToSolar } from '../kit/solar-hijri.ts';
import { lunarOccasions, type Occasion, solarOccasions } from './calendar-days.ts';

/** Which weekdays are free from a day on: Saturday 0 … Friday 6. Without a province it is the nation's. */
export interface WeekendLaw {
  readonly provinceCode: string | null;
  readonly startsOn: IsoDay;
  readonly offDays: readonly number[];
  readonly halfDays: readonly number[];
}

/** Why a county or a province is closed for days. */

/** What becomes of the shifts of closed days: they fall out, or the same hours come some days later. */
export const closureTreatments = ['cancel', 'move'] as const;
export type ClosureTreatment = (typeof closureTreatments)[number];

/** Days on which a province, or one county of it, is closed; both ends included. */
export interface ClosedDays {
  readonly provinceCode: string;
  /** Null: the whole province. */
  readonly countyCode: string | null;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay;
  readonly reason: string;
}

/** All that is known of days; what it holds no row of is as the law and the date alone say. */
export interface Calendar {
  /** Of the years whose official table was imported: it stands for all that would be computed. */
  readonly official: ReadonlyMap<number, readonly Occasion[]>;
  readonly laws: readonly WeekendLaw[];
  readonly closures: readonly ClosedDays[];
}

/** Where a day is asked for; without a province it is the nation's. */
export interface DayPlace {
  readonly provinceCode?: string | null;
  readonly countyCode?: string | null;
}

/** Strongest first: a closed holiday is closed. */
export type DayKind = 'closed' | 'holiday' | 'off' | 'half' | 'working';

/** Until a law says otherwise: Friday is free, Thursday half. */
export const defaultLaw: WeekendLaw = {
  provinceCode: null,
  startsOn: '1900-01-01',
  offDays: [6],
  halfDays: [5],
};

/** Saturday 0 … Friday 6. */
export const weekdayOf = (day: IsoDay): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 1) % 7;

/** Occasions of one Solar Hijri year: the fixed ones, and the official table or, until it is there, what is computed. */
export function occasionsOfYear(calendar: Calendar, year: number): readonly Occasion[] {
  return [...solarOccasions(year), ...(calendar.official.get(year) ?? lunarOccasions(year))];
}

/** What a day is known for, holidays first. */
export function occasionsOn(calendar: Calendar, day: IsoDay): readonly Occasion[] {
  return occasionsOfYear(calendar, isoDayToSolar(day).year)
    .filter((occasion) => occasion.day === day)
    .sort((a, b) => Number(a.kind === 'civic') - Number(b.kind === 'civic'));
}

/** The law of weekends on a day: the province's own, once it has one; else the nation's. */
export function lawOn(calendar: Calendar, day: IsoDay, provinceCode: string | null = null): WeekendLaw {
  const latest = (of: string | null) =>
    calendar.laws
      .filter((law) => law.provinceCode === of && law.startsOn <= day)
      .reduce<WeekendLaw | null>((last, law) => (last && last.startsOn > law.startsOn ? last : law), null);
  return (provinceCode === null ? null : latest(provinceCode)) ?? latest(null) ?? defaultLaw;
}

/** Closures of a day that hold there: of the county, and of its whole province. */
export function closuresOn(calendar: Calendar, day: IsoDay, place: DayPlace): readonly ClosedDays[] {
  return calendar.closures.filter(
    (closed) =>
      closed.startsOn <= day &&
      day <= closed.endsOn &&
      closed.provinceCode === place.provinceCode &&
      (closed.countyCode === null || closed.countyCode === place.countyCode),
  );
}

/** The one rule of what a day is somewhere. Pure. */
export function dayKind(calendar: Calendar, day: IsoDay, place: DayPlace = {}): DayKind {
  if (closuresOn(calendar, day, place).length > 0) return 'closed';
  if (occasionsOn(calendar, day).some(({ kind }) => kind === 'holiday')) return 'holiday';
  const law = lawOn(calendar, day, place.provinceCode ?? null);
  const weekday = weekdayOf(day);
  if (law.offDays.includes(weekday)) return 'off';
  return law.halfDays.includes(weekday) ? 'half' : 'working';
}

/** Whether an office is open on a day, if only for half of it. */
export const isWorkingDay = (calendar: Calendar, day: IsoDay, place: DayPlace = {}): boolean =>
  ['working', 'half'].includes(dayKind(calendar, day, place));
