import { METRES_PER_UNIT, RADIANS_PER_UNIT } from '../distance.ts';
import { distanceShare } from '../score.ts';
import type { Place } from '../types.ts';

/** Stands for a latitude nobody has: only the county is known. */
export const NO_POINT = -(2 ** 31);
/** Stands for a county that is not known; equal to no other, not even to itself. */
export const NO_COUNTY = -1;

export const MOST_PROFESSIONS = 4_096;
export const MOST_COUNTIES = 65_535;

/** An eighth of a degree, about 14 by 11 km: small beside most radii, large enough to hold many people in a city. */
const CELL_UNITS = 12_500;
const ROWS = 1_500;
const COLUMNS = 3_000;

/**
 * Entries are grouped by remote or not, profession, county and cell; this numbers the groups as they are met. The key
 * orders them too: everything in person first, then by profession.
 */
export type BucketKeys = { readonly numbers: Map<number, number>; readonly keys: number[] };

export function bucketOf(
  known: BucketKeys,
  remote: boolean,
  profession: number,
  place: { county: number; latitudeE5: number; longitudeE5: number },
): number {
  const area = (Number(remote) * MOST_PROFESSIONS + profession) * (MOST_COUNTIES + 1);
  const key = remote ? area * ROWS * COLUMNS : (area + place.county + 1) * ROWS * COLUMNS + cellOf(place);
  const number = known.numbers.get(key);
  if (number !== undefined) return number;
  known.numbers.set(key, known.keys.length);
  return known.keys.push(key) - 1;
}

/** 0 when there is no point. */
function cellOf({ latitudeE5, longitudeE5 }: { latitudeE5: number; longitudeE5: number }): number {
  if (latitudeE5 === NO_POINT) return 0;
  const row = Math.floor((latitudeE5 + 9_000_000) / CELL_UNITS);
  return row * COLUMNS + Math.floor((longitudeE5 + 18_000_000) / CELL_UNITS) + 1;
}

/** What is known of each group of entries before looking at any of them; groups stand in the order of their keys. */
export type Buckets = {
  /** Entries of bucket `b`: `start[b] .. start[b + 1]`. */
  readonly start: Int32Array;
  readonly county: Int32Array;
  /** South, north, west and east of the members' points, four a bucket; south is NO_POINT where they have none. */
  readonly box: Int32Array;
  readonly widestRadiusKm: Int32Array;
  /** Buckets of a profession in person: `ofGroup[p] .. ofGroup[p + 1]`; remote: the same at `professions + p`. */
  readonly ofGroup: Int32Array;
  readonly professions: number;
};

/** Order of the buckets: `position[number]`. */
export function bucketPositions({ keys }: BucketKeys): Int32Array {
  const order = keys.map((_, number) => number).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const position = new Int32Array(keys.length);
  for (const [at, number] of order.entries()) position[number] = at;
  return position;
}

/** Reads the buckets off entries already sorted by bucket position. */
export function readBuckets(
  { keys }: BucketKeys,
  professions: number,
  entries: {
    readonly bucket: Int32Array;
    readonly latitudeE5: Int32Array;
    readonly longitudeE5: Int32Array;
    readonly radiusKm: Int32Array;
  },
): Buckets {
  const sorted = Float64Array.from(keys).sort();
  const buckets: Buckets = {
    start: new Int32Array(keys.length + 1),
    county: new Int32Array(keys.length),
    box: new Int32Array(keys.length * 4),
    widestRadiusKm: new Int32Array(keys.length),
    ofGroup: new Int32Array(2 * professions + 1),
    professions,
  };
  for (const [at, key] of sorted.entries()) {
    const area = Math.floor(key / (ROWS * COLUMNS));
    buckets.county[at] = (area % (MOST_COUNTIES + 1)) - 1;
    const kind = Math.floor(area / (MOST_COUNTIES + 1));
    const group = kind < MOST_PROFESSIONS ? kind : kind - MOST_PROFESSIONS + professions;
    buckets.ofGroup[group + 1] = at + 1;
    buckets.box.set([NO_POINT, NO_POINT, NO_POINT, NO_POINT], at * 4);
  }
  for (let group = 1; group < buckets.ofGroup.length; group += 1) {
    buckets.ofGroup[group] = Math.max(buckets.ofGroup[group] ?? 0, buckets.ofGroup[group - 1] ?? 0);
  }
  for (let entry = 0; entry < entries.bucket.length; entry += 1) widen(buckets, entries, entry);
  return buckets;
}

function widen(
  { start, box, widestRadiusKm }: Buckets,
  entries: Parameters<typeof readBuckets>[2],
  entry: number,
): void {
  const at = entries.bucket[entry] ?? 0;
  start[at + 1] = entry + 1;
  widestRadiusKm[at] = Math.max(widestRadiusKm[at] ?? 0, entries.radiusKm[entry] ?? 0);
  const latitude = entries.latitudeE5[entry] ?? 0;
  const longitude = entries.longitudeE5[entry] ?? 0;
  if (latitude === NO_POINT) return;
  const fresh = box[at * 4] === NO_POINT;
  box[at * 4] = fresh ? latitude : Math.min(box[at * 4] ?? 0, latitude);
  box[at * 4 + 1] = fresh ? latitude : Math.max(box[at * 4 + 1] ?? 0, latitude);
  box[at * 4 + 2] = fresh ? longitude : Math.min(box[at * 4 + 2] ?? 0, longitude);
  box[at * 4 + 3] = fresh ? longitude : Math.max(box[at * 4 + 3] ?? 0, longitude);
}

/** Where someone asks from; `radiusKm` 0 leaves the reach to the bucket's members. */
export type From = Pick<Place, 'point'> & { readonly county: number; readonly radiusKm: number };

export type Reached = {
  readonly bucket: number;
  /** No member's distance share is higher. */
  readonly bestShare: number;
  /** False: every member is at distance 0, being of the same county. */
  readonly measure: boolean;
};

/** Buckets in person of one profession that may hold somebody in reach, the nearest first. */
export function reachedBuckets(buckets: Buckets, profession: number, from: From): Reached[] {
  const reached: Reached[] = [];
  const { county, box, widestRadiusKm, ofGroup } = buckets;
  const last = ofGroup[profession + 1] ?? 0;
  for (let bucket = ofGroup[profession] ?? 0; bucket < last; bucket += 1) {
    if (from.point && box[bucket * 4] !== NO_POINT) {
      const radiusKm = Math.max(widestRadiusKm[bucket] ?? 0, from.radiusKm);
      const metres = leastMetres(box, bucket * 4, from.point.latitudeE5, from.point.longitudeE5, radiusKm);
      if (metres < 0) continue;
      reached.push({ bucket, bestShare: distanceShare(metres, radiusKm), measure: true });
    } else if (from.county >= 0 && county[bucket] === from.county) {
      reached.push({ bucket, bestShare: 1_000, measure: false });
    }
  }
  return reached.sort((a, b) => b.bestShare - a.bestShare || a.bucket - b.bucket);
}

/** A distance none of a box's members is nearer than, or -1 when that is beyond the radius. */
function leastMetres(
  box: Int32Array,
  at: number,
  latitude: number,
  longitude: number,
  radiusKm: number,
): number {
  const [south, north] = [box[at] ?? 0, box[at + 1] ?? 0];
  const [west, east] = [box[at + 2] ?? 0, box[at + 3] ?? 0];
  const reach = (radiusKm * 1_000 + 1) / METRES_PER_UNIT;
  const northwards = Math.max(0, south - latitude, latitude - north);
  if (northwards > reach) return -1;
  const steepest = Math.max(Math.abs(latitude + south), Math.abs(latitude + north)) / 2;
  const eastwards = Math.max(0, west - longitude, longitude - east) * Math.cos(steepest * RADIANS_PER_UNIT);
  // One metre less for the rounding of the true distance.
  const least = Math.sqrt(northwards * northwards + eastwards * eastwards) * METRES_PER_UNIT - 1;
  return least > radiusKm * 1_000 ? -1 : Math.max(0, Math.floor(least));
}

/** The bucket an entry stands in. */
export function bucketAt({ start }: Buckets, entry: number): number {
  let [low, high] = [0, start.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((start[middle] ?? 0) <= entry) low = middle;
    else high = middle;
  }
  return low;
}
