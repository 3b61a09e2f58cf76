import { intAt } from '../at.ts';
import { MatchingError } from '../errors.ts';
import { standardWeights, type Weights } from '../score.ts';
import type { Volunteer } from '../types.ts';
import { ranked, venueLists } from './arrange.ts';
import { blocksOf } from './blocks.ts';
import {
  areaOf,
  bucketOf,
  bucketPositions,
  type CellKeys,
  emptyCells,
  maxFamilies,
  noCounty,
  noPoint,
  readCells,
  type Spot,
} from './cells.ts';
import { checkVolunteer, checkWeights } from './check.ts';
import { type Column, emptyColumn, extendBy, push, sortedBy, take, upTo } from './column.ts';
import { detailsOf, emptyDetails, type GrowingDetails, type Held, pushDetails } from './details.ts';
import * as at from './entry.ts';
import {
  type Dictionary,
  emptyDictionary,
  readCredentials,
  readSpot,
  readTraits,
  readWeekly,
  standingOf,
} from './read-volunteer.ts';
import { intern, writeOut } from './terms.ts';
import type { VolunteerIndex } from './volunteer-index.ts';

/** Everything while it is read. A row is one entry: its facts, its fine print, then its bucket. */
type Growing = {
  readonly weights: Weights;
  readonly ids: string[];
  inOrder: boolean;
  readonly rows: Column;
  readonly dictionary: Dictionary;
  readonly cells: CellKeys;
  readonly details: GrowingDetails;
  /** Pairs of a venue and an entry of somebody who has served there. */
  readonly known: { readonly venue: Column; readonly entry: Column };
};

const bucketColumn = at.factCount + at.finePrintCount;
const rowWidth = bucketColumn + 1;

/** A quarter of a degree, about 28 by 23 km: fewer cells to look at against fewer people in each; tried with a million. */
const cellSideE5 = 25_000;
const maxVenues = 2 ** 24;

/**
 * Compiles volunteers into the form that `topForSlot` and `compileEdges` search. Reads any iterable once and keeps no
 * volunteer object, so that a million can be streamed: some 170 bytes each stay (ids of 36 letters included), about
 * twice that while compiling. Coming in order of id saves a sort.
 * Throws `MatchingError`: `duplicate_id`, `bad_capacity`, `bad_number`, `bad_interval`, `too_many`.
 */
export function compileVolunteers(
  volunteers: Iterable<Volunteer>,
  weights: Weights = standardWeights,
): VolunteerIndex {
  checkWeights(weights);
  const growing: Growing = {
    weights,
    ids: [],
    inOrder: true,
    rows: emptyColumn(),
    dictionary: emptyDictionary(),
    cells: emptyCells(cellSideE5),
    details: emptyDetails(),
    known: { venue: emptyColumn(), entry: emptyColumn() },
  };
  for (const volunteer of volunteers) {
    checkVolunteer(volunteer);
    const last = growing.ids.at(-1);
    if (last !== undefined && last >= volunteer.id) {
      if (last === volunteer.id) throw new MatchingError('duplicate_id', last, 'id');
      growing.inOrder = false;
    }
    growing.ids.push(volunteer.id);
    // Whoever has no capacity or no free hour at all is feasible for nothing: only the id is kept.
    if (volunteer.capacityLeft > 0 && volunteer.weekly?.length !== 0) addRows(growing, volunteer);
  }
  return settle(growing);
}

function addRows(growing: Growing, volunteer: Volunteer): void {
  const { dictionary, rows, known } = growing;
  const spot = readSpot(dictionary, volunteer.home);
  const held = readCredentials(dictionary, volunteer);
  const person = {
    volunteer,
    spot,
    area: areaOf(growing.cells, spot),
    anywhere: areaOf(growing.cells, null),
    standing: standingOf(volunteer, growing.weights),
    traits: readTraits(dictionary, volunteer),
    weekly: readWeekly(dictionary, volunteer),
    detail: pushDetails(growing.details, volunteer, held),
  };
  const first = rows.length / rowWidth;
  for (const one of held) {
    if (spot.county !== noCounty || spot.latitudeE5 !== noPoint) addRow(growing, person, one, false);
    if (volunteer.acceptsRemote) addRow(growing, person, one, true);
  }
  if (volunteer.knownVenueIds.length === 0) return;
  for (const venueId of new Set(volunteer.knownVenueIds)) {
    const venue = intern(dictionary.venues, venueId, maxVenues, 'venue');
    for (let entry = first; entry < rows.length / rowWidth; entry += 1) {
      push(known.venue, venue);
      push(known.entry, entry);
    }
  }
}

type Person = {
  readonly volunteer: Volunteer;
  readonly spot: Spot;
  readonly area: number;
  readonly anywhere: number;
  readonly standing: number;
  readonly traits: number;
  readonly weekly: number;
  readonly detail: number;
};

function addRow({ rows, cells, ids }: Growing, person: Person, held: Held, remote: boolean): void {
  const { spot } = person;
  const { radiusKm } = person.volunteer;
  const row = extendBy(rows, rowWidth);
  const { values } = rows;
  values[row + at.standing] = person.standing;
  values[row + at.kind] = held.kind;
  values[row + at.traits] = person.traits;
  values[row + at.latitude] = spot.latitudeE5;
  values[row + at.longitude] = spot.longitudeE5;
  values[row + at.radiusKm] = radiusKm;
  const fine = row + at.factCount;
  values[fine + at.volunteer] = ids.length - 1;
  values[fine + at.weekly] = person.weekly;
  values[fine + at.validFrom] = held.from;
  values[fine + at.validUntil] = held.until;
  values[fine + at.detail] = person.detail;
  // Remote work is one cell a profession: the more it is parted, the less of it is looked at.
  values[row + bucketColumn] = remote
    ? bucketOf(cells, true, held.profession, person.anywhere, held.kind + maxFamilies, 0)
    : bucketOf(cells, false, held.profession, person.area, held.family, classOf(radiusKm));
}

/** People who travel far are asked from far; the others of their cell need not be looked at then. */
const classOf = (radiusKm: number): number =>
  Number(radiusKm > 15) + Number(radiusKm > 30) + Number(radiusKm > 60);

function settle(growing: Growing): VolunteerIndex {
  const { dictionary, weights } = growing;
  const { ids, rankOf } = ranked(growing.ids, growing.inOrder);
  const weekly = writeOut(dictionary.weekly);
  const position = bucketPositions(growing.cells);
  const order = ordered(growing, rankOf, position);
  const knownBy = venueLists(growing.known, order, dictionary.venues.size);
  const { values } = growing.rows;
  const facts = new Int32Array(order.length * at.factCount);
  const finePrint = new Int32Array(order.length * at.finePrintCount);
  const bucket = new Int32Array(order.length);
  const blocks = blocksOf(weekly);
  for (let entry = 0; entry < order.length; entry += 1) {
    const row = intAt(order, entry) * rowWidth;
    const [fact, fine] = [entry * at.factCount, entry * at.finePrintCount];
    for (let field = 0; field < at.factCount; field += 1) facts[fact + field] = intAt(values, row + field);
    for (let field = 0; field < at.finePrintCount; field += 1) {
      finePrint[fine + field] = intAt(values, row + at.factCount + field);
    }
    const pattern = intAt(finePrint, fine + at.weekly);
    facts[fact + at.earlyWeek] = intAt(blocks.early, pattern);
    facts[fact + at.lateWeek] = intAt(blocks.late, pattern);
    if (rankOf) finePrint[fine + at.volunteer] = intAt(rankOf, intAt(finePrint, fine + at.volunteer));
    bucket[entry] = intAt(position, intAt(values, row + bucketColumn));
  }
  take(growing.rows);
  const cells = readCells(growing.cells, position, dictionary.professions.size, order.length, {
    bucket: (entry) => intAt(bucket, entry),
    best: (entry) => intAt(facts, entry * at.factCount + at.standing),
    radiusKm: (entry) => intAt(facts, entry * at.factCount + at.radiusKm),
    latitudeE5: (entry) => intAt(facts, entry * at.factCount + at.latitude),
    longitudeE5: (entry) => intAt(facts, entry * at.factCount + at.longitude),
  });
  const { professions, counties, languages, venues, families, kinds } = dictionary;
  const traits = writeOut(dictionary.traits);
  return {
    ...{
      weights,
      ids,
      facts,
      finePrint,
      cells,
      knownBy,
      weekly,
      traits,
      professions,
      counties,
      languages,
      venues,
      kinds,
    },
    details: detailsOf(growing.details),
    ...scratchOf(kinds.length, families.size),
    traitVerdicts: new Int8Array(traits.start.length - 1),
  };
}

const scratchOf = (kinds: number, families: number) => ({
  fitOf: new Int32Array(kinds),
  preferenceOf: new Int32Array(kinds),
  bestFitOf: new Int32Array(families),
});

/** Rows by bucket, then the best standing first, then by id: sorted from the last of these to the first. */
function ordered(
  { rows, weights, ids }: Growing,
  rankOf: Int32Array | null,
  position: Int32Array,
): Int32Array {
  const highest = weights.max.fairness + weights.max.reliability;
  const value = (row: number, field: number): number => intAt(rows.values, row * rowWidth + field);
  let order = upTo(rows.length / rowWidth);
  if (rankOf)
    order = sortedBy(order, (row) => intAt(rankOf, value(row, at.factCount + at.volunteer)), ids.length);
  order = sortedBy(order, (row) => highest - value(row, at.standing), highest + 1);
  return sortedBy(order, (row) => intAt(position, value(row, bucketColumn)), position.length);
}
