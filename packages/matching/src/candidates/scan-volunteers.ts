import { metresBetween } from '../distance.ts';
import { distanceShare, points } from '../score.ts';
import type { RoleSlot } from '../types.ts';
import type { Taker } from './best.ts';
import { maxFamilies, noPoint } from './cells.ts';
import { firstFrom, lastNotAfter } from './column.ts';
import { credentialCounts, timeIsFree } from './details.ts';
import * as at from './entry.ts';
import { cellOf, isMeasured, metresOf, reachedCells } from './reach.ts';
import { askForSlot, judgeTraits, type SlotQuery, timePoints } from './slot-query.ts';
import type { VolunteerIndex } from './volunteer-index.ts';

/**
 * Offers the taker every feasible volunteer for a slot with their total, except those it would not take anyway: the
 * nearest cells come first, and a bucket is left as soon as nobody further down can be taken.
 */
export function searchVolunteers(index: VolunteerIndex, slot: RoleSlot, taker: Taker): void {
  const query = askForSlot(index, slot);
  if (!query) return;
  const { cells, weights } = index;
  const familiar = slot.venueId === null ? null : offerFamiliar(index, query, taker);
  if (slot.remote) {
    const cell = cells.ofGroup[cells.professions + query.profession] ?? 0;
    if (cell === cells.ofGroup[cells.professions + query.profession + 1]) return;
    scanCell(index, query, { cell, metres: 0, near: query.remotePoints, measure: false, familiar }, taker);
    return;
  }
  const from = { point: slot.place.point, county: query.county, radiusKm: 0 };
  const widest = cells.groupRadiusKm[query.profession] ?? 0;
  const hope =
    query.constant + query.bestFit + query.bestTime + weights.max.fairness + weights.max.reliability;
  const most = weights.max.distance;
  const near = points(most, 1_000);
  for (const packed of reachedCells(cells, query.profession, from)) {
    const metres = metresOf(packed);
    // Cells further out promise less and less.
    if (hope + points(most, distanceShare(metres, widest)) < taker.least) return;
    scanCell(
      index,
      query,
      { cell: cellOf(packed), metres, near, measure: isMeasured(packed), familiar },
      taker,
    );
  }
}

/** Those who know the venue score higher than their bucket promises: they come first, and are left out after. */
function offerFamiliar(index: VolunteerIndex, query: SlotQuery, taker: Taker): Int32Array | null {
  const venue = index.venues.get(query.slot.venueId ?? '');
  if (venue === undefined) return null;
  const { cells, knownBy, facts, weights } = index;
  const { remote, place } = query.slot;
  const group = query.profession + (remote ? cells.professions : 0);
  const entryOf = (cell: number): number => cells.start[cells.firstBucket[cell] ?? 0] ?? 0;
  const end = knownBy.start[venue + 1] ?? 0;
  const first = firstFrom(knownBy.entry, knownBy.start[venue] ?? 0, end, entryOf(cells.ofGroup[group] ?? 0));
  const last = firstFrom(knownBy.entry, first, end, entryOf(cells.ofGroup[group + 1] ?? 0));
  const familiar = knownBy.entry.subarray(first, last);
  const near = remote ? query.remotePoints : points(weights.max.distance, 1_000);
  for (const from of familiar) {
    const bucket = lastNotAfter(cells.start, from);
    const cell = lastNotAfter(cells.firstBucket, bucket);
    const measure = !remote && place.point !== null && facts[from * at.factCount + at.latitude] !== noPoint;
    const sameCounty = query.county >= 0 && cells.county[cell] === query.county;
    if (!remote && !measure && !sameCounty) continue;
    const fit = query.bestFit;
    scan(
      index,
      query,
      { from, to: from + 1, near, fit, measure, extra: query.continuityPoints, familiar: null },
      taker,
    );
  }
  return familiar;
}

type CellScan = {
  readonly cell: number;
  readonly metres: number;
  /** Points for distance where it is not measured. */
  readonly near: number;
  readonly measure: boolean;
  readonly familiar: Int32Array | null;
};

function scanCell(
  index: VolunteerIndex,
  query: SlotQuery,
  { cell, metres, ...how }: CellScan,
  taker: Taker,
): void {
  const { firstBucket, start, family, bucketRadiusKm, best } = index.cells;
  const { bestFitOf, fitOf } = index;
  const end = firstBucket[cell + 1] ?? 0;
  const hope = query.constant + query.bestTime;
  for (let bucket = firstBucket[cell] ?? 0; bucket < end; bucket += 1) {
    const parted = family[bucket] ?? 0;
    const fit = (parted < maxFamilies ? bestFitOf[parted] : fitOf[parted - maxFamilies]) ?? -1;
    if (fit < 0) continue;
    let { near } = how;
    if (how.measure) {
      const radiusKm = bucketRadiusKm[bucket] ?? 0;
      if (metres > radiusKm * 1_000) continue;
      near = points(index.weights.max.distance, distanceShare(metres, radiusKm));
    }
    if (hope + fit + near + (best[bucket] ?? 0) < taker.least) continue;
    const [from, to] = [start[bucket] ?? 0, start[bucket + 1] ?? 0];
    scan(index, query, { ...how, from, to, near, fit, extra: 0 }, taker);
  }
}

type Stretch = {
  readonly from: number;
  readonly to: number;
  /** Points for distance: of all, or the most that any gets when it is to be measured. */
  readonly near: number;
  /** The best points for fit that any gets. */
  readonly fit: number;
  readonly measure: boolean;
  readonly extra: number;
  /** Entries to leave out, ascending. */
  readonly familiar: Int32Array | null;
};

function scan(index: VolunteerIndex, query: SlotQuery, stretch: Stretch, taker: Taker): void {
  const { facts, finePrint, traitVerdicts, fitOf } = index;
  const { slot } = query;
  const { early, late } = query.blocks;
  const latitude = slot.place.point?.latitudeE5 ?? 0;
  const longitude = slot.place.point?.longitudeE5 ?? 0;
  const constant = query.constant + stretch.extra;
  const hope = constant + stretch.near + query.bestTime;
  for (let entry = stretch.from; entry < stretch.to; entry += 1) {
    const fact = entry * at.factCount;
    const fine = entry * at.finePrintCount;
    const standing = facts[fact + at.standing] ?? 0;
    const short = taker.least - hope - standing;
    if (short >= stretch.fit && (short > stretch.fit || (finePrint[fine + at.volunteer] ?? 0) > taker.last))
      return;
    const fit = fitOf[facts[fact + at.kind] ?? 0] ?? -1;
    if (fit < 0 || fit < short) continue;
    if (((facts[fact + at.earlyWeek] ?? 0) & early) !== early) continue;
    if (((facts[fact + at.lateWeek] ?? 0) & late) !== late) continue;
    const traits = facts[fact + at.traits] ?? 0;
    if ((traitVerdicts[traits] || judgeTraits(index, query, traits)) < 0) continue;
    let distance = stretch.near;
    if (stretch.measure) {
      const metres = metresBetween(
        facts[fact + at.latitude] ?? 0,
        facts[fact + at.longitude] ?? 0,
        latitude,
        longitude,
      );
      const radiusKm = facts[fact + at.radiusKm] ?? 0;
      if (metres > radiusKm * 1_000) continue;
      distance = points(index.weights.max.distance, distanceShare(metres, radiusKm));
    }
    const sum = constant + standing + fit + distance;
    if (sum + query.bestTime < taker.least) continue;
    const time = timePoints(index, query, finePrint[fine + at.weekly] ?? 0);
    if (time < 0 || sum + time < taker.least) continue;
    if ((finePrint[fine + at.validFrom] ?? 0) > slot.start) continue;
    if ((finePrint[fine + at.validUntil] ?? 0) < slot.end) continue;
    const row = finePrint[fine + at.detail] ?? -1;
    if (row >= 0 && !(counts(index, query, row, entry) && timeIsFree(index.details, row, slot))) continue;
    if (stretch.familiar && stretch.familiar[lastNotAfter(stretch.familiar, entry)] === entry) continue;
    taker.offer(sum + time, finePrint[fine + at.volunteer] ?? 0);
  }
}

/** Is this entry's credential the one that counts among several? */
export function counts(index: VolunteerIndex, query: SlotQuery, row: number, entry: number): boolean {
  const { facts, finePrint } = index;
  const fine = entry * at.finePrintCount;
  return credentialCounts(index, row, query.slot, {
    kind: facts[entry * at.factCount + at.kind] ?? 0,
    from: finePrint[fine + at.validFrom] ?? 0,
    until: finePrint[fine + at.validUntil] ?? 0,
  });
}
