import { intAt } from '../at.ts';
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
    const cell = intAt(cells.ofGroup, cells.professions + query.profession);
    if (cell === cells.ofGroup[cells.professions + query.profession + 1]) return;
    scanCell(index, query, { cell, metres: 0, near: query.remotePoints, measure: false, familiar }, taker);
    return;
  }
  const from = { point: slot.place.point, county: query.county, radiusKm: 0 };
  const widest = intAt(cells.groupRadiusKm, query.profession);
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
  const entryOf = (cell: number): number => intAt(cells.start, intAt(cells.firstBucket, cell));
  const end = intAt(knownBy.start, venue + 1);
  const first = firstFrom(
    knownBy.entry,
    intAt(knownBy.start, venue),
    end,
    entryOf(intAt(cells.ofGroup, group)),
  );
  const last = firstFrom(knownBy.entry, first, end, entryOf(intAt(cells.ofGroup, group + 1)));
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
  const end = intAt(firstBucket, cell + 1);
  const hope = query.constant + query.bestTime;
  for (let bucket = intAt(firstBucket, cell); bucket < end; bucket += 1) {
    const parted = intAt(family, bucket);
    const fit = (parted < maxFamilies ? bestFitOf[parted] : fitOf[parted - maxFamilies]) ?? -1;
    if (fit < 0) continue;
    let { near } = how;
    if (how.measure) {
      const radiusKm = intAt(bucketRadiusKm, bucket);
      if (metres > radiusKm * 1_000) continue;
      near = points(index.weights.max.distance, distanceShare(metres, radiusKm));
    }
    if (hope + fit + near + intAt(best, bucket) < taker.least) continue;
    const [from, to] = [intAt(start, bucket), intAt(start, bucket + 1)];
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
    const standing = intAt(facts, fact + at.standing);
    const short = taker.least - hope - standing;
    if (short >= stretch.fit && (short > stretch.fit || intAt(finePrint, fine + at.volunteer) > taker.last))
      return;
    const fit = fitOf[intAt(facts, fact + at.kind)] ?? -1;
    if (fit < 0 || fit < short) continue;
    if ((intAt(facts, fact + at.earlyWeek) & early) !== early) continue;
    if ((intAt(facts, fact + at.lateWeek) & late) !== late) continue;
    const traits = intAt(facts, fact + at.traits);
    if ((traitVerdicts[traits] || judgeTraits(index, query, traits)) < 0) continue;
    let distance = stretch.near;
    if (stretch.measure) {
      const metres = metresBetween(
        intAt(facts, fact + at.latitude),
        intAt(facts, fact + at.longitude),
        latitude,
        longitude,
      );
      const radiusKm = intAt(facts, fact + at.radiusKm);
      if (metres > radiusKm * 1_000) continue;
      distance = points(index.weights.max.distance, distanceShare(metres, radiusKm));
    }
    const sum = constant + standing + fit + distance;
    if (sum + query.bestTime < taker.least) continue;
    const time = timePoints(index, query, intAt(finePrint, fine + at.weekly));
    if (time < 0 || sum + time < taker.least) continue;
    if (intAt(finePrint, fine + at.validFrom) > slot.start) continue;
    if (intAt(finePrint, fine + at.validUntil) < slot.end) continue;
    const row = finePrint[fine + at.detail] ?? -1;
    if (row >= 0 && !(counts(index, query, row, entry) && timeIsFree(index.details, row, slot))) continue;
    if (stretch.familiar && stretch.familiar[lastNotAfter(stretch.familiar, entry)] === entry) continue;
    taker.offer(sum + time, intAt(finePrint, fine + at.volunteer));
  }
}

/** Is this entry's credential the one that counts among several? */
export function counts(index: VolunteerIndex, query: SlotQuery, row: number, entry: number): boolean {
  const { facts, finePrint } = index;
  const fine = entry * at.finePrintCount;
  return credentialCounts(index, row, query.slot, {
    kind: intAt(facts, entry * at.factCount + at.kind),
    from: intAt(finePrint, fine + at.validFrom),
    until: intAt(finePrint, fine + at.validUntil),
  });
}
