import { firstLists } from '../ground/lists.ts';
import { type IsoDay, isoDayToSolar, solarDay } from '../kit/solar-hijri.ts';
import { tehranOffsetMinutes } from '../kit/tehran.ts';

/** Whole years of a life, counted by the Solar Hijri calendar, as an identity card gives them. */
export const ages = {
  /** From here on somebody answers for themselves. */
  adult: 18,
  /** Nobody younger volunteers: work that is asked for of a child under fifteen is child labour. */
  youngest: 15,
  /** Beyond it a year was mistyped. */
  oldest: 120,
} as const;

/**
 * How old somebody is on a day, in whole years of the Solar Hijri calendar; negative before they were born. Whoever was born
 * on 30 Esfand is a year older on 1 Farvardin where a year has no such day. Pure.
 */
export function ageOn(bornOn: IsoDay, day: IsoDay): number {
  const [born, now] = [isoDayToSolar(bornOn), isoDayToSolar(day)];
  const isBefore = now.month < born.month || (now.month === born.month && now.day < born.day);
  return now.year - born.year - (isBefore ? 1 : 0);
}

/** The day on which somebody comes of age. Pure. */
export function adultOn(bornOn: IsoDay): IsoDay {
  const { year, month, day } = isoDayToSolar(bornOn);
  const birthday = solarDay(year + ages.adult, month, day) ?? solarDay(year + ages.adult + 1, 1, 1);
  if (birthday === null) throw new Error(`no day follows ${bornOn} by ${ages.adult} years`);
  return birthday;
}

/** What is wrong with a day of birth. */
export type BirthDayFault = 'future' | 'too_old' | 'too_young';

/** What keeps a day from being the day of birth of a volunteer; null when nothing does. Pure. @param today in Tehran */
export function birthDayFault(bornOn: IsoDay, today: IsoDay): BirthDayFault | null {
  if (bornOn > today) return 'future';
  const age = ageOn(bornOn, today);
  if (age > ages.oldest) return 'too_old';
  return age < ages.youngest ? 'too_young' : null;
}

/** Whether somebody answers for themselves; `unknown` where no day of birth was said. */
export type AgeStanding = 'unknown' | 'minor' | 'adult';

/** Pure. @param comesOfAgeOn `adultOn` of their day of birth @param today in Tehran */
export function ageStanding(comesOfAgeOn: IsoDay | null, today: IsoDay): AgeStanding {
  if (comesOfAgeOn === null) return 'unknown';
  return comesOfAgeOn > today ? 'minor' : 'adult';
}

/** Why a place is for adults alone. */
export type AdultsOnly = 'home' | 'children' | 'distress' | 'night' | 'unweighed';

/** What of a place decides whether a minor may take it. */
export interface PlaceForAges {
  readonly venueKind: string;
  readonly targetGroup: string;
  readonly theme: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Kinds of venue where nobody else looks on. */
const homes: ReadonlySet<string> = new Set(['home']);
/** Children are looked after by adults. */
const withChildren: ReadonlySet<string> = new Set([
  'children_home',
  'children_in_care',
  'working_children',
  'orphans',
  'children',
]);
/** What weighs on whoever hears it. */
const distressing: ReadonlySet<string> = new Set([
  'crisis_centre',
  'chronic_mental',
  'addiction',
  'women_girls_at_risk',
  'mental_health',
  'social_emergency',
]);

/** Themes and groups that were weighed when this was written. One that the nation adds later is for adults until it is. */
const weighed: ReadonlySet<string> = new Set(
  (['theme', 'target_group'] as const).flatMap((list) => firstLists.lists[list].map(({ code }) => code)),
);

/** Minutes of the Tehran day between which a minor may be out. */
const dayBegins = 6 * 60;
const nightBegins = 22 * 60;
const minutesOfDay = 1_440;

/** Why a place is for adults alone, the gravest reason first; null where a minor may take it. Pure. */
export function adultsOnly({ venueKind, targetGroup, theme, ...time }: PlaceForAges): AdultsOnly | null {
  const said = [venueKind, targetGroup, theme];
  if (homes.has(venueKind)) return 'home';
  if (said.some((code) => withChildren.has(code))) return 'children';
  if (said.some((code) => distressing.has(code))) return 'distress';
  if (!weighed.has(targetGroup) || !weighed.has(theme)) return 'unweighed';
  return touchesNight(time) ? 'night' : null;
}

function touchesNight({ startsAt, endsAt }: Pick<PlaceForAges, 'startsAt' | 'endsAt'>): boolean {
  const begins = (startsAt.getTime() / 60_000 + tehranOffsetMinutes) % minutesOfDay;
  const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000;
  return begins < dayBegins || begins + minutes > nightBegins;
}
