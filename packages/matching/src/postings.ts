import type { Place, Point } from './types.ts';

/** One thing to be found: where it is, how far it reaches, whether distance may not matter. */
export type Posting = {
  readonly profession: string;
  readonly place: Place;
  readonly reachKm: number;
  readonly remote: boolean;
};

/** Members of one profession in one province, with the box they lie in. */
type Bucket = {
  readonly provinceCode: string;
  readonly items: number[];
  readonly box: { south: number; north: number; west: number; east: number };
  maxReachKm: number;
  anyRemote: boolean;
  anyUnlocated: boolean;
};

export type Postings = ReadonlyMap<string, readonly Bucket[]>;

/** Units of 1e-5 degree that one kilometre may span at most, east-west, up to 60° of latitude. */
const UNITS_PER_KM = 1_800;

/** Builds postings by profession × province. An item is named by its place in the caller's array. */
export function buildPostings(entries: Iterable<readonly [item: number, posting: Posting]>): Postings {
  const byProfession = new Map<string, Map<string, Bucket>>();
  for (const [item, posting] of entries) {
    const provinces = byProfession.get(posting.profession) ?? new Map<string, Bucket>();
    byProfession.set(posting.profession, provinces);
    const code = posting.place.provinceCode;
    const bucket = provinces.get(code) ?? emptyBucket(code);
    provinces.set(code, bucket);
    bucket.items.push(item);
    bucket.maxReachKm = Math.max(bucket.maxReachKm, posting.reachKm);
    bucket.anyRemote ||= posting.remote;
    if (posting.place.point) widen(bucket.box, posting.place.point);
    else bucket.anyUnlocated = true;
  }
  return new Map([...byProfession].map(([profession, provinces]) => [profession, [...provinces.values()]]));
}

/**
 * Items that might suit: a superset of those that do, found without looking at most of the others.
 * Calls `visit` once per item of every bucket that can be reached.
 */
export function visitPostings(postings: Postings, query: Posting, visit: (item: number) => void): void {
  for (const bucket of postings.get(query.profession) ?? []) {
    if (!mayReach(bucket, query)) continue;
    for (const item of bucket.items) visit(item);
  }
}

function mayReach(bucket: Bucket, query: Posting): boolean {
  if (query.remote && bucket.anyRemote) return true;
  const sameProvince = bucket.provinceCode === query.place.provinceCode;
  const { point } = query.place;
  if (!point) return sameProvince;
  if (sameProvince && bucket.anyUnlocated) return true;
  const margin = (bucket.maxReachKm + query.reachKm + 1) * UNITS_PER_KM;
  const { box } = bucket;
  return (
    point.latitudeE5 >= box.south - margin &&
    point.latitudeE5 <= box.north + margin &&
    point.longitudeE5 >= box.west - margin &&
    point.longitudeE5 <= box.east + margin
  );
}

function emptyBucket(provinceCode: string): Bucket {
  const box = { south: Infinity, north: -Infinity, west: Infinity, east: -Infinity };
  return { provinceCode, items: [], box, maxReachKm: 0, anyRemote: false, anyUnlocated: false };
}

function widen(box: Bucket['box'], point: Point): void {
  box.south = Math.min(box.south, point.latitudeE5);
  box.north = Math.max(box.north, point.latitudeE5);
  box.west = Math.min(box.west, point.longitudeE5);
  box.east = Math.max(box.east, point.longitudeE5);
}
