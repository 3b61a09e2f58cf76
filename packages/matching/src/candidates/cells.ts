import { METRES_PER_UNIT, RADIANS_PER_UNIT } from '../distance.ts';
import type { Point } from '../types.ts';

/** Stands for a latitude nobody has: only the county is known. */
export const NO_POINT = -(2 ** 31);
/** Stands for a county that is not known; equal to no other, not even to itself. */
export const NO_COUNTY = -1;

export const MOST_PROFESSIONS = 4_096;
export const MOST_COUNTIES = 65_535;

export type Spot = { readonly county: number; readonly latitudeE5: number; readonly longitudeE5: number };

/**
 * Groups of entries, found before any entry is looked at. A cell is a profession in one small area, or all of its
 * remote work; within it buckets part what one question takes from what it does not.
 */
export type CellKeys = {
  /** Side of a cell in hundred-thousandths of a degree. */
  readonly sideE5: number;
  /** Squares of the map, then squares with a county: numbered, so that every key is small and quick to look up. */
  readonly squares: Map<number, number>;
  readonly spots: Map<number, number>;
  readonly cells: Map<number, number>;
  /** They order cells: all in person first, then by profession, those without a point first, then from the south. */
  readonly cellKeys: number[];
  readonly bucketsOf: Map<number, number>[];
  /** The cell of a bucket, its family of credentials and its class of radius. */
  readonly bucketKeys: { readonly cell: number; readonly family: number; readonly radiusClass: number }[];
};

export const emptyCells = (sideE5: number): CellKeys => ({
  sideE5,
  squares: new Map(),
  spots: new Map(),
  cells: new Map(),
  cellKeys: [],
  bucketsOf: [],
  bucketKeys: [],
});

const ROWS = 2_048;
const COLUMNS = 4_096;
/** Families are below this, and single kinds of credential from here on. */
export const MOST_FAMILIES = 2 ** 20;
const RADIUS_CLASSES = 4;

/** The number of a bucket, new or known. */
export function bucketOf(
  known: CellKeys,
  remote: boolean,
  profession: number,
  spot: Spot,
  family: number,
  radiusClass: number,
): number {
  const group = Number(remote) * MOST_PROFESSIONS + profession;
  const cell = remote
    ? cellNumber(known, group, 0, NO_COUNTY)
    : cellNumber(known, group, squareOf(known.sideE5, spot), spot.county);
  const buckets = known.bucketsOf[cell];
  const key = family * RADIUS_CLASSES + radiusClass;
  const bucket = buckets?.get(key);
  if (bucket !== undefined) return bucket;
  buckets?.set(key, known.bucketKeys.length);
  return known.bucketKeys.push({ cell, family, radiusClass }) - 1;
}

function cellNumber(known: CellKeys, group: number, square: number, county: number): number {
  const { squares, spots, cells, cellKeys, bucketsOf } = known;
  const spot = numberOf(spots, numberOf(squares, square) * (MOST_COUNTIES + 1) + county + 1);
  const cell = numberOf(cells, spot * 2 * MOST_PROFESSIONS + group);
  if (cell === cellKeys.length) {
    bucketsOf.push(new Map());
    cellKeys.push((group * ROWS * COLUMNS + square) * (MOST_COUNTIES + 1) + county + 1);
  }
  return cell;
}

function numberOf(numbers: Map<number, number>, key: number): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/** 0 when there is no point. */
function squareOf(sideE5: number, { latitudeE5, longitudeE5 }: Spot): number {
  if (latitudeE5 === NO_POINT) return 0;
  return rowOf(sideE5, latitudeE5) * COLUMNS + Math.floor((longitudeE5 + 18_000_000) / sideE5);
}

/** From 1 at the south pole. */
function rowOf(sideE5: number, latitudeE5: number): number {
  return Math.floor((latitudeE5 + 9_000_000) / sideE5) + 1;
}

/** What is known of each group; cells in the order of their keys, buckets by cell. */
export type Cells = {
  readonly sideE5: number;
  /** By latitude, ascending within a group; 0: no points. */
  readonly row: Int32Array;
  /** Buckets of cell `c`: `firstBucket[c] .. firstBucket[c + 1]`. */
  readonly firstBucket: Int32Array;
  readonly county: Int32Array;
  /** South, north, west and east of the members' points, four a cell; south is NO_POINT where they have none. */
  readonly box: Int32Array;
  readonly widestRadiusKm: Int32Array;
  /** Cells of a profession in person: `ofGroup[p] .. ofGroup[p + 1]`; remote: the same at `professions + p`. */
  readonly ofGroup: Int32Array;
  readonly groupRadiusKm: Int32Array;
  readonly professions: number;
  /** Entries of bucket `b`: `start[b] .. start[b + 1]`. */
  readonly start: Int32Array;
  readonly family: Int32Array;
  readonly bucketRadiusKm: Int32Array;
  /** The best that any of a bucket's members brings to every question. */
  readonly best: Int32Array;
  /** Scratch of the question being answered. */
  readonly reached: Float64Array;
};

/** Order of the buckets: `position[number]`. */
export function bucketPositions({ cellKeys, bucketKeys }: CellKeys): Int32Array {
  const order = bucketKeys.map((key, number) => ({ ...key, number, at: cellKeys[key.cell] ?? 0 }));
  order.sort((a, b) => a.at - b.at || a.radiusClass - b.radiusClass || a.family - b.family);
  const position = new Int32Array(order.length);
  for (const [at, { number }] of order.entries()) position[number] = at;
  return position;
}

/** What an entry says to its groups. */
export type Member = (entry: number) => Point & { bucket: number; best: number; radiusKm: number };

/** Reads the groups off entries already sorted by the position of their bucket. */
export function readCells(
  keys: CellKeys,
  position: Int32Array,
  professions: number,
  entries: number,
  member: Member,
): Cells {
  const { cellKeys, bucketKeys } = keys;
  const sorted = cellKeys.map((key, number) => ({ key, number })).sort((a, b) => a.key - b.key);
  const cells = emptyOf(keys.sideE5, cellKeys.length, bucketKeys.length, professions);
  const cellPosition = new Int32Array(cellKeys.length);
  for (const [at, { key, number }] of sorted.entries()) {
    const area = Math.floor(key / (MOST_COUNTIES + 1));
    const kind = Math.floor(area / (ROWS * COLUMNS));
    const group = kind < MOST_PROFESSIONS ? kind : kind - MOST_PROFESSIONS + professions;
    cells.county[at] = (key % (MOST_COUNTIES + 1)) - 1;
    cells.row[at] = Math.floor((area % (ROWS * COLUMNS)) / COLUMNS);
    cells.ofGroup[group + 1] = at + 1;
    cellPosition[number] = at;
  }
  for (let group = 1; group < cells.ofGroup.length; group += 1) {
    cells.ofGroup[group] = Math.max(cells.ofGroup[group] ?? 0, cells.ofGroup[group - 1] ?? 0);
  }
  const cellOf = new Int32Array(bucketKeys.length);
  for (const [number, { cell, family }] of bucketKeys.entries()) {
    const at = position[number] ?? 0;
    cellOf[at] = cellPosition[cell] ?? 0;
    cells.family[at] = family;
  }
  for (let bucket = 0; bucket < cellOf.length; bucket += 1)
    cells.firstBucket[(cellOf[bucket] ?? 0) + 1] = bucket + 1;
  for (let entry = 0; entry < entries; entry += 1) widen(cells, cellOf, member(entry), entry);
  for (let group = 0; group < cells.groupRadiusKm.length; group += 1) {
    const members = cells.widestRadiusKm.subarray(cells.ofGroup[group], cells.ofGroup[group + 1]);
    cells.groupRadiusKm[group] = members.reduce((most, radiusKm) => Math.max(most, radiusKm), 0);
  }
  return cells;
}

function emptyOf(sideE5: number, cells: number, buckets: number, professions: number): Cells {
  return {
    sideE5,
    row: new Int32Array(cells),
    firstBucket: new Int32Array(cells + 1),
    county: new Int32Array(cells),
    box: new Int32Array(cells * 4).fill(NO_POINT),
    widestRadiusKm: new Int32Array(cells),
    ofGroup: new Int32Array(2 * professions + 1),
    groupRadiusKm: new Int32Array(2 * professions),
    professions,
    start: new Int32Array(buckets + 1),
    family: new Int32Array(buckets),
    bucketRadiusKm: new Int32Array(buckets),
    best: new Int32Array(buckets),
    reached: new Float64Array(cells),
  };
}

function widen(cells: Cells, cellOf: Int32Array, member: ReturnType<Member>, entry: number): void {
  const { box, start, best, bucketRadiusKm, widestRadiusKm } = cells;
  const { bucket, latitudeE5, longitudeE5, radiusKm } = member;
  const cell = cellOf[bucket] ?? 0;
  start[bucket + 1] = entry + 1;
  best[bucket] = Math.max(best[bucket] ?? 0, member.best);
  bucketRadiusKm[bucket] = Math.max(bucketRadiusKm[bucket] ?? 0, radiusKm);
  widestRadiusKm[cell] = Math.max(widestRadiusKm[cell] ?? 0, radiusKm);
  if (latitudeE5 === NO_POINT) return;
  const at = cell * 4;
  const fresh = box[at] === NO_POINT;
  box[at] = fresh ? latitudeE5 : Math.min(box[at] ?? 0, latitudeE5);
  box[at + 1] = fresh ? latitudeE5 : Math.max(box[at + 1] ?? 0, latitudeE5);
  box[at + 2] = fresh ? longitudeE5 : Math.min(box[at + 2] ?? 0, longitudeE5);
  box[at + 3] = fresh ? longitudeE5 : Math.max(box[at + 3] ?? 0, longitudeE5);
}

/**
 * Cells of one profession in person that may hold somebody in reach, the nearest first; the list is good until the next
 * question. `radiusKm` is the asker's own reach; 0 leaves it to the members.
 */
export function reachedCells(
  cells: Cells,
  profession: number,
  from: { readonly point: Point | null; readonly county: number; readonly radiusKm: number },
): Reached {
  const { county, box, row, widestRadiusKm, ofGroup, reached } = cells;
  const last = ofGroup[profession + 1] ?? 0;
  let found = 0;
  let cell = ofGroup[profession] ?? 0;
  for (; cell < last && (from.point === null || row[cell] === 0); cell += 1) {
    if (from.county >= 0 && county[cell] === from.county) reached[found++] = pack(0, cell, false);
  }
  if (from.point) {
    const groupRadiusKm = Math.max(cells.groupRadiusKm[profession] ?? 0, from.radiusKm);
    const units = (groupRadiusKm * 1_000 + 1) / METRES_PER_UNIT;
    const southmost = rowOf(cells.sideE5, from.point.latitudeE5 - units);
    const northmost = rowOf(cells.sideE5, from.point.latitudeE5 + units);
    for (
      cell = firstFrom(row, cell, last, southmost);
      cell < last && (row[cell] ?? 0) <= northmost;
      cell += 1
    ) {
      const radiusKm = Math.max(widestRadiusKm[cell] ?? 0, from.radiusKm);
      const metres = leastMetres(box, cell * 4, from.point, radiusKm);
      if (metres >= 0) reached[found++] = pack(metres, cell, true);
    }
  }
  return reached.subarray(0, found).sort();
}

/** Cells to look at: no member is nearer than the metres; unless they are to be measured, all are at distance 0. */
export type Reached = Float64Array;

const CELL_SPAN = 2 ** 26;
const pack = (metres: number, cell: number, measure: boolean): number =>
  (metres * 2 + Number(measure)) * CELL_SPAN + cell;
export const cellOf = (packed: number): number => packed % CELL_SPAN;
export const metresOf = (packed: number): number => Math.floor(packed / (2 * CELL_SPAN));
export const isMeasured = (packed: number): boolean => Math.floor(packed / CELL_SPAN) % 2 === 1;

/** The first place in an ascending stretch whose value is not less. */
export function firstFrom(ascending: Int32Array, from: number, to: number, wanted: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A distance none of a box's members is nearer than, or -1 when that is beyond the radius. */
function leastMetres(box: Int32Array, at: number, from: Point, radiusKm: number): number {
  const [south, north] = [box[at] ?? 0, box[at + 1] ?? 0];
  const latitude = from.latitudeE5;
  const reach = (radiusKm * 1_000 + 1) / METRES_PER_UNIT;
  const northwards = Math.max(0, south - latitude, latitude - north);
  if (northwards > reach) return -1;
  const degreesEast = Math.max(
    0,
    (box[at + 2] ?? 0) - from.longitudeE5,
    from.longitudeE5 - (box[at + 3] ?? 0),
  );
  const steepest = Math.max(Math.abs(latitude + south), Math.abs(latitude + north)) / 2;
  const eastwards = degreesEast === 0 ? 0 : degreesEast * Math.cos(steepest * RADIANS_PER_UNIT);
  // One metre less for the rounding of the true distance.
  const least = Math.sqrt(northwards * northwards + eastwards * eastwards) * METRES_PER_UNIT - 1;
  return least > radiusKm * 1_000 ? -1 : Math.max(0, Math.floor(least));
}

/** The place of the last number that is not greater, in an ascending list. */
export function lastNotAfter(ascending: Int32Array, wanted: number): number {
  return firstFrom(ascending, 0, ascending.length, wanted + 1) - 1;
}
