import { intAt } from '../at.ts';
import { MatchingError } from '../errors.ts';
import { points, standardWeights, type Weights } from '../score.ts';
import type { Place, RoleSlot } from '../types.ts';
import { minuteOfWeek } from '../week.ts';
import { touchedBlocks } from './blocks.ts';
import {
  areaOf,
  bucketOf,
  bucketPositions,
  type CellKeys,
  type Cells,
  emptyCells,
  maxCounties,
  maxProfessions,
  noCounty,
  noPoint,
  readCells,
} from './cells.ts';
import { checkSlot, checkWeights } from './check.ts';
import { sortedBy, upTo } from './column.ts';
import { intern, type Terms } from './terms.ts';

/** Slots compiled for search, by bucket, in a bucket the one that promises most first, then by id. */
export type SlotIndex = {
  readonly weights: Weights;
  /** In order of id; everywhere else a slot is its place here. Those with nobody missing are not. */
  readonly slots: readonly RoleSlot[];
  readonly entries: Readonly<
    Record<'slot' | 'promise' | 'latitudeE5' | 'longitudeE5' | 'asks' | 'shift' | 'venue', Int32Array>
  >;
  readonly cells: Cells;
  /** Entries in person by `countyKey`, for people of whom only the county is known. */
  readonly inCounty: ReadonlyMap<number, readonly number[]>;
  /** One slot for all that ask alike (profession, specialty, level, tier, gender, age, language), by `entries.asks`. */
  readonly asks: readonly RoleSlot[];
  /** One slot for all at the same time (and rest), by `entries.shift`. */
  readonly shifts: readonly RoleSlot[];
  /** The minute of the week at which each of those begins. */
  readonly shiftFrom: Int32Array;
  /** The blocks of the week that each of those touches. */
  readonly shiftEarly: Int32Array;
  readonly shiftLate: Int32Array;
  readonly professions: Terms;
  readonly counties: Terms;
  readonly venues: Terms;
  /** Scratch of the question being answered; says nothing between questions. */
  readonly fitPoints: Int32Array;
  readonly timePoints: Int32Array;
};

/**
 * Compiles slots into columns that `topForVolunteer` searches. The order of the input does not matter.
 * Throws `MatchingError`: `duplicate_id`, `bad_capacity`, `bad_number`, `bad_interval`, `too_many`.
 */
export function compileSlots(slots: Iterable<RoleSlot>, weights: Weights = standardWeights): SlotIndex {
  checkWeights(weights);
  const all = [...slots].sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  for (const [at, slot] of all.entries()) {
    checkSlot(slot);
    if (all[at + 1]?.id === slot.id) throw new MatchingError('duplicate_id', slot.id, 'id');
  }
  const open = all.filter(({ openCount }) => openCount > 0);
  const terms = { professions: new Map(), counties: new Map(), venues: new Map() };
  const asks = kindsOf(open, (slot) => [
    slot.profession,
    slot.specialty,
    slot.minLevel,
    slot.minTier,
    slot.gender,
    slot.adultsOnly,
    slot.language,
  ]);
  const shifts = kindsOf(open, ({ start, end, restMinutes }) => [start, end, restMinutes]);
  const keys = emptyCells(cellSideE5);
  const bucket = Int32Array.from(open, (slot) => bucketOfSlot(keys, terms, slot));
  const promise = Int32Array.from(open, (slot) => promiseOf(slot, weights));
  const position = bucketPositions(keys);
  const highest = weights.max.urgency + weights.max.council;
  let order = sortedBy(upTo(open.length), (at) => highest - intAt(promise, at), highest + 1);
  order = sortedBy(order, (at) => intAt(position, intAt(bucket, at)), position.length);
  const inOrder = (valueOf: (slot: RoleSlot, at: number) => number): Int32Array =>
    order.map((at) => valueOf(open[at] ?? unreachable(), at));
  const entries = {
    slot: order,
    promise: inOrder((_, at) => intAt(promise, at)),
    latitudeE5: inOrder(({ place }) => place.point?.latitudeE5 ?? noPoint),
    longitudeE5: inOrder(({ place }) => place.point?.longitudeE5 ?? noPoint),
    asks: inOrder((_, at) => intAt(asks.numbers, at)),
    shift: inOrder((_, at) => intAt(shifts.numbers, at)),
    venue: inOrder(({ venueId }) =>
      venueId === null ? -1 : intern(terms.venues, venueId, maxVenues, 'venue'),
    ),
  };
  return {
    weights,
    slots: open,
    entries,
    cells: readCells(keys, position, terms.professions.size, open.length, {
      bucket: (entry) => intAt(position, intAt(bucket, intAt(order, entry))),
      best: (entry) => intAt(entries.promise, entry),
      radiusKm: () => 0,
      latitudeE5: (entry) => entries.latitudeE5[entry] ?? noPoint,
      longitudeE5: (entry) => entries.longitudeE5[entry] ?? noPoint,
    }),
    inCounty: countyLists(order, open, terms),
    asks: asks.kinds,
    shifts: shifts.kinds,
    shiftFrom: Int32Array.from(shifts.kinds, ({ start }) => minuteOfWeek(start)),
    shiftEarly: Int32Array.from(shifts.kinds, (shift) => touchedBlocks(shift).early),
    shiftLate: Int32Array.from(shifts.kinds, (shift) => touchedBlocks(shift).late),
    ...terms,
    fitPoints: new Int32Array(asks.kinds.length),
    timePoints: new Int32Array(shifts.kinds.length),
  };
}

const maxVenues = 2 ** 24;

/** A degree: slots are so few that small cells would hold one each. */
const cellSideE5 = 100_000;

/** The part of every score that depends on the slot alone. */
function promiseOf({ urgency, councilPriority }: RoleSlot, { max }: Weights): number {
  return points(max.urgency, urgency) + points(max.council, councilPriority);
}

/** By point where there is one, otherwise by county. */
function bucketOfSlot(
  keys: CellKeys,
  terms: { professions: Terms; counties: Terms },
  slot: RoleSlot,
): number {
  const { place, profession } = slot;
  const spot = {
    county: place.point ? noCounty : countyNumber(terms.counties, place),
    latitudeE5: place.point?.latitudeE5 ?? noPoint,
    longitudeE5: place.point?.longitudeE5 ?? noPoint,
  };
  const number = intern(terms.professions, profession, maxProfessions, 'profession');
  return bucketOf(keys, slot.remote, number, areaOf(keys, slot.remote ? null : spot), 0, 0);
}

function countyNumber(counties: Terms, { countyCode }: Place): number {
  return countyCode === null ? noCounty : intern(counties, countyCode, maxCounties, 'county');
}

/** One number for a profession in a county. */
export const countyKey = (profession: number, county: number): number => profession * maxCounties + county;

function countyLists(
  order: Int32Array,
  slots: readonly RoleSlot[],
  terms: { professions: Terms; counties: Terms },
): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  for (const [entry, at] of order.entries()) {
    const slot = slots[at];
    const county = slot ? countyNumber(terms.counties, slot.place) : noCounty;
    if (!slot || slot.remote || county === noCounty) continue;
    const key = countyKey(terms.professions.get(slot.profession) ?? 0, county);
    const list = lists.get(key);
    if (list) list.push(entry);
    else lists.set(key, [entry]);
  }
  return lists;
}

/** Numbers slots by what they share; the first of each kind stands for all. */
function kindsOf(
  slots: readonly RoleSlot[],
  shared: (slot: RoleSlot) => readonly (string | number | null)[],
): { numbers: Int32Array; kinds: RoleSlot[] } {
  const known: Terms = new Map();
  const kinds: RoleSlot[] = [];
  const numbers = Int32Array.from(slots, (slot) => {
    const number = intern(known, JSON.stringify(shared(slot)), 2 ** 24, 'slots');
    if (number === kinds.length) kinds.push(slot);
    return number;
  });
  return { numbers, kinds };
}

function unreachable(): never {
  throw new Error('an order names only what there is');
}
