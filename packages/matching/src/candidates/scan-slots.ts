import { intAt } from '../at.ts';
import { metresBetween } from '../distance.ts';
import { fittingCredential, loadReason, qualifies } from '../feasibility.ts';
import {
  distanceShare,
  fairnessShare,
  fitShare,
  points,
  remoteShare,
  timeShare,
  unstatedTimeShare,
} from '../score.ts';
import type { RoleSlot, Volunteer, WeeklyWindow } from '../types.ts';
import { marginInside, mergeWindows, overlaps } from '../week.ts';
import type { Taker } from './best.ts';
import { addBlocks, type Blocks, everyBlock } from './blocks.ts';
import type { Cells } from './cells.ts';
import { countyKey, type SlotIndex } from './compile-slots.ts';
import { cellOf, isMeasured, metresOf, reachedCells } from './reach.ts';

/** What a person brings, in the numbers of one index. */
type Person = {
  readonly volunteer: Volunteer;
  /** Points that every slot gets alike. */
  readonly constant: number;
  /** The most that fit, time and continuity can add. */
  readonly hope: number;
  readonly weekly: readonly WeeklyWindow[] | null;
  readonly venues: ReadonlySet<number>;
  readonly county: number;
  readonly free: Readonly<Blocks>;
  /** Some credential begins or ends: which one counts depends on the day. */
  readonly dated: boolean;
};

/** Offers the taker every feasible slot for a person with its total, except those it would not take anyway. */
export function searchSlots(index: SlotIndex, volunteer: Volunteer, taker: Taker): void {
  const person = personFor(index, volunteer);
  const { cells, professions, weights } = index;
  const most = weights.max.distance;
  for (const name of new Set(volunteer.credentials.map((credential) => credential.profession))) {
    const profession = professions.get(name);
    if (profession === undefined) continue;
    scanNear(index, person, profession, taker);
    const remote = intAt(cells.ofGroup, cells.professions + profession);
    if (!volunteer.acceptsRemote || remote === cells.ofGroup[cells.professions + profession + 1]) continue;
    scan(
      index,
      person,
      { ...entriesOf(cells, remote), near: points(most, remoteShare), measure: false },
      taker,
    );
  }
}

/** A cell of slots is one bucket. */
function entriesOf({ start, firstBucket }: Cells, cell: number): { from: number; to: number } {
  return { from: intAt(start, intAt(firstBucket, cell)), to: intAt(start, intAt(firstBucket, cell + 1)) };
}

function scanNear(index: SlotIndex, person: Person, profession: number, taker: Taker): void {
  const { cells, weights } = index;
  const { volunteer, county } = person;
  const { point } = volunteer.home;
  const most = weights.max.distance;
  if (point) {
    for (const packed of reachedCells(cells, profession, { point, county, radiusKm: volunteer.radiusKm })) {
      const near = points(most, distanceShare(metresOf(packed), volunteer.radiusKm));
      scan(index, person, { ...entriesOf(cells, cellOf(packed)), near, measure: isMeasured(packed) }, taker);
    }
  } else {
    // Without a point of their own they reach whatever lies in their county, located or not.
    for (const from of index.inCounty.get(countyKey(profession, county)) ?? []) {
      scan(index, person, { from, to: from + 1, near: points(most, 1_000), measure: false }, taker);
    }
  }
}

/** One volunteer in the numbers of a slot index, ready to be asked about its slots. */
export function personFor(index: SlotIndex, volunteer: Volunteer): Person {
  const { max } = index.weights;
  const { home } = volunteer;
  const venues = volunteer.knownVenueIds
    .map((id) => index.venues.get(id))
    .filter((venue) => venue !== undefined);
  const weekly = volunteer.weekly && mergeWindows(volunteer.weekly);
  index.fitPoints.fill(unknown);
  index.timePoints.fill(unknown);
  return {
    volunteer,
    constant:
      points(max.fairness, fairnessShare(volunteer.idleDays)) +
      points(max.reliability, volunteer.reliability),
    hope:
      points(max.fit, 1_000) +
      points(max.time, volunteer.weekly ? 1_000 : unstatedTimeShare) +
      (venues.length > 0 ? points(max.continuity, 1_000) : 0),
    weekly,
    free: weekly ? freeBlocks(weekly) : everyBlock,
    venues: new Set(venues),
    county: (home.countyCode === null ? undefined : index.counties.get(home.countyCode)) ?? -1,
    dated: volunteer.credentials.some(
      ({ validFrom, validUntil }) => validFrom !== null || validUntil !== null,
    ),
  };
}

function freeBlocks(weekly: readonly WeeklyWindow[]): Blocks {
  const free = { early: 0, late: 0 };
  for (const { start, end } of weekly) addBlocks(free, start, end);
  return free;
}

export const unknown = -2;

type Stretch = {
  readonly from: number;
  readonly to: number;
  /** Points for distance: of all, or the most that any gets when it is to be measured. */
  readonly near: number;
  readonly measure: boolean;
};

function scan(index: SlotIndex, person: Person, { from, to, near, measure }: Stretch, taker: Taker): void {
  const { slot, promise, latitudeE5, longitudeE5, asks, shift, venue } = index.entries;
  const { fitPoints, timePoints, shiftEarly, shiftLate } = index;
  const { max } = index.weights;
  const { volunteer, constant, venues, free } = person;
  const bestFit = points(max.fit, 1_000);
  const latitude = volunteer.home.point?.latitudeE5 ?? 0;
  const longitude = volunteer.home.point?.longitudeE5 ?? 0;
  const reach = volunteer.radiusKm * 1_000;
  const hope = constant + near + person.hope;
  for (let entry = from; entry < to; entry += 1) {
    const promised = intAt(promise, entry);
    const rank = intAt(slot, entry);
    const short = taker.least - hope - promised;
    if (short > 0 || (short === 0 && rank > taker.last)) return;
    const when = intAt(shift, entry);
    if ((intAt(shiftEarly, when) & ~free.early) !== 0 || (intAt(shiftLate, when) & ~free.late) !== 0)
      continue;
    const ask = intAt(asks, entry);
    let fit = intAt(fitPoints, ask);
    if (fit === unknown) fit = judgeAsk(index, person, ask);
    if (fit < 0 || fit - bestFit < short) continue;
    let time = intAt(timePoints, when);
    if (time === unknown) time = judgeShift(index, person, when);
    if (time < 0) continue;
    let distance = near;
    if (measure) {
      const metres = metresBetween(latitude, longitude, intAt(latitudeE5, entry), intAt(longitudeE5, entry));
      if (metres > reach) continue;
      distance = points(max.distance, distanceShare(metres, volunteer.radiusKm));
    }
    const known = venues.size > 0 && venues.has(venue[entry] ?? -1) ? points(max.continuity, 1_000) : 0;
    const rest = constant + promised + distance + time + known;
    if (rest + fit < taker.least) continue;
    if (person.dated) fit = fitOn(index, volunteer, rank);
    if (fit >= 0) taker.offer(rest + fit, rank);
  }
}

/** Points for fit of all slots that ask alike, -1 where gender, age, language or credential do not do; dated: at most. */
export function judgeAsk(index: SlotIndex, { volunteer, dated }: Person, ask: number): number {
  const slot = index.asks[ask];
  let share = -1;
  const allowed =
    slot !== undefined &&
    (slot.gender === null || slot.gender === volunteer.gender) &&
    !(volunteer.isMinor && slot.adultsOnly) &&
    (slot.language === null || volunteer.languages.includes(slot.language));
  if (allowed && dated) {
    for (const held of volunteer.credentials) {
      if (qualifies(held, slot)) share = Math.max(share, fitShare(held, slot));
    }
  } else if (allowed) {
    const held = fittingCredential(volunteer, slot);
    if (held) share = fitShare(held, slot);
  }
  const judged = share < 0 ? -1 : points(index.weights.max.fit, share);
  index.fitPoints[ask] = judged;
  return judged;
}

/** Points for time of all slots at one time, -1 where the person cannot. */
export function judgeShift(index: SlotIndex, { volunteer, weekly }: Person, when: number): number {
  const slot = index.shifts[when];
  let share = -1;
  if (slot && weekly) {
    const [from, minutes] = [intAt(index.shiftFrom, when), slot.end - slot.start];
    for (const { start, end } of weekly) {
      const margin = marginInside(start, end, from, minutes);
      if (margin >= 0) share = timeShare(margin);
    }
  } else if (slot) share = unstatedTimeShare;
  const free = slot !== undefined && share >= 0 && isFree(volunteer, slot);
  const judged = free ? points(index.weights.max.time, share) : -1;
  index.timePoints[when] = judged;
  return judged;
}

function isFree(volunteer: Volunteer, slot: RoleSlot): boolean {
  const { blackouts, commitments } = volunteer;
  if (blackouts.length > 0 && blackouts.some((blackout) => overlaps(blackout, slot))) return false;
  return commitments.length === 0
    ? slot.end - slot.start <= volunteer.weeklyCapMinutes
    : loadReason(volunteer, commitments, slot) === null;
}

/** Points for fit on the day of one slot, -1 when no credential holds then. */
export function fitOn(index: SlotIndex, volunteer: Volunteer, rank: number): number {
  const slot = index.slots[rank];
  const held = slot && fittingCredential(volunteer, slot);
  return held && slot ? points(index.weights.max.fit, fitShare(held, slot)) : -1;
}
