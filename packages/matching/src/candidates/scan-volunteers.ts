import { metresBetween } from '../distance.ts';
import { distanceShare, points } from '../score.ts';
import type { Taker } from './best.ts';
import { bucketAt, NO_POINT, reachedBuckets } from './buckets.ts';
import { timeIsFree } from './details.ts';
import { askForSlot, judgeTraits, judgeWeekly, type SlotQuery, UNKNOWN } from './slot-query.ts';
import type { RoleSlot } from '../types.ts';
import type { VolunteerIndex } from './volunteer-index.ts';

/**
 * Offers the taker every feasible volunteer for a slot with their total, except those it would not take anyway: the
 * buckets with the highest possible total come first, and one is left as soon as nobody further down can be taken.
 */
export function searchVolunteers(index: VolunteerIndex, slot: RoleSlot, taker: Taker): void {
  const query = askForSlot(index, slot);
  if (!query) return;
  const familiar = slot.venueId === null ? null : offerFamiliar(index, query, taker);
  const { buckets } = index;
  if (slot.remote) {
    const first = buckets.ofGroup[buckets.professions + query.profession] ?? 0;
    const last = buckets.ofGroup[buckets.professions + query.profession + 1] ?? 0;
    const [from, to] = [buckets.start[first] ?? 0, buckets.start[last] ?? 0];
    scan(index, query, { from, to, near: query.remotePoints, measure: false, extra: 0, familiar }, taker);
    return;
  }
  for (const { bucket, bestShare, measure } of reachedBuckets(buckets, query.profession, fromOf(query))) {
    const near = points(index.weights.max.distance, bestShare);
    const from = buckets.start[bucket] ?? 0;
    const to = buckets.start[bucket + 1] ?? 0;
    scan(index, query, { from, to, near, measure, extra: 0, familiar }, taker);
  }
}

const fromOf = ({ slot, county }: SlotQuery) => ({ point: slot.place.point, county, radiusKm: 0 });

/** Those who know the venue score higher than their bucket promises: they come first, and are left out after. */
function offerFamiliar(index: VolunteerIndex, query: SlotQuery, taker: Taker): Int32Array | null {
  const venue = index.venues.get(query.slot.venueId ?? '');
  if (venue === undefined) return null;
  const { start, entry } = index.knownBy;
  const familiar = entry.subarray(start[venue] ?? 0, start[venue + 1] ?? 0);
  const { remote, place } = query.slot;
  const firstRemote = index.buckets.start[index.buckets.ofGroup[index.buckets.professions] ?? 0] ?? 0;
  for (const from of familiar) {
    if (from >= firstRemote !== remote) continue;
    const located = index.entries.latitudeE5[from] !== NO_POINT;
    const measure = !remote && located && place.point !== null;
    const sameCounty =
      query.county >= 0 && index.buckets.county[bucketAt(index.buckets, from)] === query.county;
    if (!remote && !measure && !sameCounty) continue;
    const near = remote ? query.remotePoints : points(index.weights.max.distance, 1_000);
    scan(
      index,
      query,
      { from, to: from + 1, near, measure, extra: query.continuityPoints, familiar: null },
      taker,
    );
  }
  return familiar;
}

type Stretch = {
  readonly from: number;
  readonly to: number;
  /** Points for distance: of all, or the most that any gets when it is to be measured. */
  readonly near: number;
  readonly measure: boolean;
  readonly extra: number;
  /** Entries to leave out, ascending. */
  readonly familiar: Int32Array | null;
};

function scan(index: VolunteerIndex, query: SlotQuery, stretch: Stretch, taker: Taker): void {
  const { volunteer, credential, standing, traits, weekly, radiusKm, validFrom, validUntil, detail } =
    index.entries;
  const { latitudeE5, longitudeE5 } = index.entries;
  const { traitVerdicts, weeklyPoints } = index;
  const { fitOf, slot } = query;
  const { measure, near, familiar } = stretch;
  const most = index.weights.max.distance;
  const latitude = slot.place.point?.latitudeE5 ?? 0;
  const longitude = slot.place.point?.longitudeE5 ?? 0;
  const constant = query.constant + stretch.extra;
  const hope = constant + near + query.bestTime;
  for (let entry = stretch.from; entry < stretch.to; entry += 1) {
    const stands = standing[entry] ?? 0;
    const rank = volunteer[entry] ?? 0;
    const short = taker.least - hope - stands;
    if (short > query.bestFit || (short === query.bestFit && rank > taker.last)) return;
    const kind = credential[entry] ?? 0;
    const fit = fitOf[kind] ?? -1;
    if (fit < 0 || fit < short) continue;
    const trait = traits[entry] ?? 0;
    if ((traitVerdicts[trait] || judgeTraits(index, query, trait)) < 0) continue;
    const pattern = weekly[entry] ?? 0;
    let time = weeklyPoints[pattern] ?? 0;
    if (time === UNKNOWN) time = judgeWeekly(index, query, pattern);
    if (time < 0) continue;
    let distance = near;
    if (measure) {
      const metres = metresBetween(latitudeE5[entry] ?? 0, longitudeE5[entry] ?? 0, latitude, longitude);
      const reach = radiusKm[entry] ?? 0;
      if (metres > reach * 1_000) continue;
      distance = points(most, distanceShare(metres, reach));
    }
    const total = constant + stands + fit + time + distance;
    if (total < taker.least || (total === taker.least && rank > taker.last)) continue;
    if ((validFrom[entry] ?? 0) > slot.start || (validUntil[entry] ?? 0) < slot.end) continue;
    const row = detail[entry] ?? -1;
    if (row >= 0 && !(counts(index, query, row, entry) && timeIsFree(index.details, row, slot))) continue;
    if (familiar && holds(familiar, entry)) continue;
    taker.offer(total, rank);
  }
}

/** Is this entry's credential the one that counts among several? */
function counts(
  index: VolunteerIndex,
  { slot, fitOf, preferenceOf }: SlotQuery,
  row: number,
  entry: number,
): boolean {
  const { start, values } = index.details.credentials;
  const end = start[row + 1] ?? 0;
  let preferred = -1;
  let best = -1;
  for (let at = start[row] ?? 0; at < end; at += 3) {
    const kind = values[at] ?? 0;
    const holdsThen = (values[at + 1] ?? 0) <= slot.start && (values[at + 2] ?? 0) >= slot.end;
    if ((fitOf[kind] ?? -1) < 0 || !holdsThen || (preferenceOf[kind] ?? 0) <= preferred) continue;
    preferred = preferenceOf[kind] ?? 0;
    best = at;
  }
  const { credential, validFrom, validUntil } = index.entries;
  return (
    best < 0 ||
    (values[best] === credential[entry] &&
      values[best + 1] === validFrom[entry] &&
      values[best + 2] === validUntil[entry])
  );
}

function holds(sorted: Int32Array, wanted: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}
