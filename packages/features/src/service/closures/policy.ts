import type { Answer, closures } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import { closingToldAt, countyIn, daysAfter, type IsoDay, tehranInstant, today } from '@hamyar/domain';
import { versionOf } from '../../kit/version.ts';
import type { ShiftsStanding } from '../assignments/index.ts';

/** Where and when; both days included. */
export interface ClosedPlace {
  readonly provinceCode: string;
  readonly countyCode?: string | undefined;
  readonly startsOn: IsoDay;
  readonly endsOn: IsoDay;
}

/** A closure is of the weather, not of a season; the next one is decided when it comes. */
const maxDays = 14;
const maxDaysAhead = 30;

/** Shifts of one act: its page can say them, and one transaction can hold them. */
export const maxTouched = 2_000;

/** Why these days cannot be closed there: field and reason, or null. Pure. @param firstDay today */
export function closedPlaceRefusal(
  place: ClosedPlace,
  firstDay: IsoDay,
): { path: string; reason: Reason } | null {
  if (place.countyCode !== undefined && countyIn(place.countyCode, place.provinceCode) === null)
    return { path: 'countyCode', reason: 'closure.unknown_county' };
  if (place.startsOn < firstDay) return { path: 'startsOn', reason: 'closure.day_past' };
  if (place.endsOn < place.startsOn) return { path: 'endsOn', reason: 'closure.days_turned' };
  if (place.endsOn >= daysAfter(place.startsOn, maxDays))
    return { path: 'endsOn', reason: 'closure.days_too_many' };
  return place.startsOn > daysAfter(firstDay, maxDaysAhead)
    ? { path: 'startsOn', reason: 'closure.day_too_far' }
    : null;
}

/** Why its shifts cannot move so, or null: they may not fall on closed days again. Pure. */
export function moveRefusal(
  { treatment, moveDays }: { readonly treatment: 'cancel' | 'move'; readonly moveDays?: number | undefined },
  { startsOn, endsOn }: ClosedPlace,
): Reason | null {
  if (treatment === 'cancel') return null;
  if (moveDays === undefined) return 'closure.move_days_missing';
  return daysAfter(startsOn, moveDays) <= endsOn ? 'closure.moved_into_itself' : null;
}

/** Coming shifts of closed days: those that begin from now on, or from the first midnight, to the last. Pure. */
export function spanOf(place: ClosedPlace, now: Date) {
  const midnight = tehranInstant(place.startsOn);
  return {
    provinceCode: place.provinceCode,
    countyCode: place.countyCode ?? null,
    from: midnight > now ? new Date(midnight.getTime() - 1) : now,
    before: tehranInstant(daysAfter(place.endsOn, 1)),
    limit: maxTouched + 1,
  };
}

/** Version of what a summary showed: the days, the shifts, who stands where in them, and whether it can be taken back. */
export const closureVersion = (
  place: ClosedPlace,
  shifts: readonly { readonly id: string }[],
  standing: Pick<ShiftsStanding, 'digest' | 'nextPlaceAt'>,
  now: Date,
): string =>
  versionOf([
    place.provinceCode,
    place.countyCode ?? null,
    place.startsOn,
    place.endsOn,
    ...shifts.map(({ id }) => id).sort(),
    standing.digest,
    closingToldAt(now, standing.nextPlaceAt) > now,
  ]);

/** Version of what the summary of a reopening showed: the closure as it stands, what comes back, and who would be asked. Pure. */
export const reopeningVersion = (
  closed: { readonly id: string; readonly liftedAt: Date | null },
  shiftIds: readonly string[],
  people: readonly { readonly id: string }[],
): string =>
  versionOf([
    closed.id,
    closed.liftedAt?.getTime() ?? null,
    ...[...shiftIds].sort(),
    ...people.map(({ id }) => id).sort(),
  ]);

/** Why the days of a closure cannot be opened again, or null. Pure. @param isCovered whether a later closure is over them */
export function whyNotReopen(
  closed: { readonly toldAt: Date; readonly endsOn: IsoDay; readonly liftedAt: Date | null },
  isCovered: boolean,
  now: Date,
): Answer<typeof closures.showReopening>['whyNot'] {
  if (closed.liftedAt !== null) return 'closure.lifted';
  if (closed.toldAt > now) return 'closure.not_told';
  if (closed.endsOn < today(now)) return 'closure.days_over';
  return isCovered ? 'closure.still_closed' : null;
}

/** Closures of a province are made and taken back one after the other: each sees what the one before it closed. */
export const lineOf = (provinceCode: string): string => `closures:${provinceCode}`;

/** Why a closure cannot be taken back, or null: its days are not open again under a later one. Pure. */
export function whyNotLift(
  closed: { readonly id: string; readonly toldAt: Date },
  over: ReadonlySet<string>,
  now: Date,
): Reason | null {
  if (closed.toldAt <= now) return 'closure.told';
  return over.has(closed.id) ? 'closure.still_closed' : null;
}
