import { intAt, numberAt } from '../at.ts';
import { emptySequences, extend, type Sequences } from './terms.ts';

/** Stands for a latitude nobody has: only the county is known. */
export const noPoint = -(2 ** 31);
/** Stands for a county that is not known; equal to no other, not even to itself. */
export const noCounty = -1;

export const maxProfessions = 4_096;
export const maxCounties = 65_535;

export type Spot = { readonly county: number; readonly latitudeE5: number; readonly longitudeE5: number };

/**
 * Groups of entries, found before any entry is looked at. A cell is a profession in one small area, or all of its
 * remote work; within it buckets part what one question takes from what it does not.
 */
export type CellKeys = {
  /** Side of a cell in hundred-thousandths of a degree. */
  readonly sideE5: number;
  /** Square, county, group, then family and class of radius, each a step further. */
  readonly paths: Sequences;
  readonly cellOfPath: number[];
  readonly bucketOfPath: number[];
  /** They order cells: all in person first, then by profession, those without a point first, then from the south. */
  readonly cellKeys: number[];
  /** The cell of a bucket, its family of credentials and its class of radius. */
  readonly bucketKeys: { readonly cell: number; readonly family: number; readonly radiusClass: number }[];
};

/** Cells of that side, in hundred-thousandths of a degree, none used yet. */
export const emptyCells = (sideE5: number): CellKeys => ({
  sideE5,
  paths: emptySequences(),
  cellOfPath: [],
  bucketOfPath: [],
  cellKeys: [],
  bucketKeys: [],
});

const rows = 2_048;
const columns = 4_096;
/** Families are below this, and single kinds of credential from here on. */
export const maxFamilies = 2 ** 20;
const radiusClasses = 4;

/** The path of an area: a square of the map and a county; null is anywhere, for remote work. */
export function areaOf({ sideE5, paths }: CellKeys, spot: Spot | null): number {
  const square = spot ? squareOf(sideE5, spot) : 0;
  return extend(paths, extend(paths, 0, square), (spot?.county ?? noCounty) + 1);
}

/** The number of a bucket, new or known. `area`: as `areaOf` gives it. */
export function bucketOf(
  known: CellKeys,
  remote: boolean,
  profession: number,
  area: number,
  family: number,
  radiusClass: number,
): number {
  const { paths, bucketOfPath, bucketKeys } = known;
  const group = Number(remote) * maxProfessions + profession;
  const cellPath = extend(paths, area, group);
  const path = extend(paths, cellPath, family * radiusClasses + radiusClass);
  const bucket = bucketOfPath[path];
  if (bucket !== undefined) return bucket;
  bucketOfPath[path] = bucketKeys.length;
  return bucketKeys.push({ cell: cellNumber(known, cellPath, area, group), family, radiusClass }) - 1;
}

function cellNumber(known: CellKeys, cellPath: number, area: number, group: number): number {
  const { paths, cellOfPath, cellKeys } = known;
  const cell = cellOfPath[cellPath];
  if (cell !== undefined) return cell;
  cellOfPath[cellPath] = cellKeys.length;
  const countyStep = intAt(paths.values.values, area);
  const square = intAt(paths.values.values, intAt(paths.parents.values, area));
  return cellKeys.push((group * rows * columns + square) * (maxCounties + 1) + countyStep) - 1;
}

/** 0 when there is no point. */
function squareOf(sideE5: number, { latitudeE5, longitudeE5 }: Spot): number {
  if (latitudeE5 === noPoint) return 0;
  return rowOf(sideE5, latitudeE5) * columns + Math.floor((longitudeE5 + 18_000_000) / sideE5);
}

/** From 1 at the south pole. */
export function rowOf(sideE5: number, latitudeE5: number): number {
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
  const order = bucketKeys.map((key, number) => ({ ...key, number, at: numberAt(cellKeys, key.cell) }));
  order.sort((a, b) => a.at - b.at || a.radiusClass - b.radiusClass || a.family - b.family);
  const position = new Int32Array(order.length);
  for (const [at, { number }] of order.entries()) position[number] = at;
  return position;
}

/** What an entry says to its groups: each a function of its place. */
export type Members = Readonly<
  Record<'bucket' | 'best' | 'radiusKm' | 'latitudeE5' | 'longitudeE5', (entry: number) => number>
>;

/** Reads the groups off entries already sorted by the position of their bucket. */
export function readCells(
  keys: CellKeys,
  position: Int32Array,
  professions: number,
  entries: number,
  members: Members,
): Cells {
  const { cellKeys, bucketKeys } = keys;
  const sorted = cellKeys.map((key, number) => ({ key, number })).sort((a, b) => a.key - b.key);
  const cells = emptyOf(keys.sideE5, cellKeys.length, bucketKeys.length, professions);
  const cellPosition = new Int32Array(cellKeys.length);
  for (const [at, { key, number }] of sorted.entries()) {
    const area = Math.floor(key / (maxCounties + 1));
    const kind = Math.floor(area / (rows * columns));
    const group = kind < maxProfessions ? kind : kind - maxProfessions + professions;
    cells.county[at] = (key % (maxCounties + 1)) - 1;
    cells.row[at] = Math.floor((area % (rows * columns)) / columns);
    cells.ofGroup[group + 1] = at + 1;
    cellPosition[number] = at;
  }
  for (let group = 1; group < cells.ofGroup.length; group += 1) {
    cells.ofGroup[group] = Math.max(intAt(cells.ofGroup, group), intAt(cells.ofGroup, group - 1));
  }
  const cellOf = new Int32Array(bucketKeys.length);
  for (const [number, { cell, family }] of bucketKeys.entries()) {
    const at = intAt(position, number);
    cellOf[at] = intAt(cellPosition, cell);
    cells.family[at] = family;
  }
  for (let bucket = 0; bucket < cellOf.length; bucket += 1)
    cells.firstBucket[intAt(cellOf, bucket) + 1] = bucket + 1;
  for (let entry = 0; entry < entries; entry += 1) widen(cells, cellOf, members, entry);
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
    box: new Int32Array(cells * 4).fill(noPoint),
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

function widen(cells: Cells, cellOf: Int32Array, members: Members, entry: number): void {
  const { box, start, best, bucketRadiusKm, widestRadiusKm } = cells;
  const bucket = members.bucket(entry);
  const radiusKm = members.radiusKm(entry);
  const cell = intAt(cellOf, bucket);
  start[bucket + 1] = entry + 1;
  best[bucket] = Math.max(intAt(best, bucket), members.best(entry));
  bucketRadiusKm[bucket] = Math.max(intAt(bucketRadiusKm, bucket), radiusKm);
  widestRadiusKm[cell] = Math.max(intAt(widestRadiusKm, cell), radiusKm);
  const latitudeE5 = members.latitudeE5(entry);
  if (latitudeE5 === noPoint) return;
  const longitudeE5 = members.longitudeE5(entry);
  const at = cell * 4;
  const fresh = box[at] === noPoint;
  box[at] = fresh ? latitudeE5 : Math.min(intAt(box, at), latitudeE5);
  box[at + 1] = fresh ? latitudeE5 : Math.max(intAt(box, at + 1), latitudeE5);
  box[at + 2] = fresh ? longitudeE5 : Math.min(intAt(box, at + 2), longitudeE5);
  box[at + 3] = fresh ? longitudeE5 : Math.max(intAt(box, at + 3), longitudeE5);
}
