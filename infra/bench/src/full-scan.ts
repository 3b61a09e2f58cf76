import type { RoleSlot, Volunteer } from '@hamyar/matching';
import { type Best, bestOf } from '@hamyar/matching/candidates/best';
import type { SlotIndex } from '@hamyar/matching/candidates/compile-slots';
import { timeIsFree } from '@hamyar/matching/candidates/details';
import * as at from '@hamyar/matching/candidates/entry';
import { fitOn, judgeAsk, judgeShift, personFor, unknown } from '@hamyar/matching/candidates/scan-slots';
import { counts } from '@hamyar/matching/candidates/scan-volunteers';
import { askForSlot, judgeTraits, timePoints } from '@hamyar/matching/candidates/slot-query';
import type { VolunteerIndex } from '@hamyar/matching/candidates/volunteer-index';
import { metresBetween } from '@hamyar/matching/distance';
import { distanceShare, points, remoteShare } from '@hamyar/matching/score';

const noPoint = -(2 ** 31);

/**
 * The reference: every volunteer looked at once over typed columns, with the same tests and no postings, no order, no
 * bound, no early stop.
 */
export function scanEverybody(index: VolunteerIndex, slot: RoleSlot, limit: number): Best {
  const best = bestOf(limit);
  const query = askForSlot(index, slot);
  if (!query) return best;
  const { facts, finePrint, cells, weights } = index;
  const county = countyOfEntry(index);
  const firstRemote = cells.start[cells.firstBucket[cells.ofGroup[cells.professions] ?? 0] ?? 0] ?? 0;
  const venue = index.venues.get(slot.venueId ?? '') ?? -1;
  const familiar = new Set(
    venue < 0 ? [] : index.knownBy.entry.subarray(index.knownBy.start[venue], index.knownBy.start[venue + 1]),
  );
  const { latitudeE5 = 0, longitudeE5 = 0 } = slot.place.point ?? {};
  for (
    let entry = slot.remote ? firstRemote : 0;
    entry < (slot.remote ? county.length : firstRemote);
    entry += 1
  ) {
    const [fact, fine] = [entry * at.factCount, entry * at.finePrintCount];
    const fit = index.fitOf[facts[fact + at.kind] ?? 0] ?? -1;
    if (fit < 0) continue;
    let distance = query.remotePoints;
    if (!slot.remote) {
      const latitude = facts[fact + at.latitude] ?? 0;
      const measured = latitude !== noPoint && slot.place.point !== null;
      if (!measured && (query.county < 0 || county[entry] !== query.county)) continue;
      const longitude = facts[fact + at.longitude] ?? 0;
      const metres = measured ? metresBetween(latitude, longitude, latitudeE5, longitudeE5) : 0;
      const radiusKm = facts[fact + at.radiusKm] ?? 0;
      if (metres > radiusKm * 1_000) continue;
      distance = points(weights.max.distance, distanceShare(metres, radiusKm));
    }
    const traits = facts[fact + at.traits] ?? 0;
    if ((index.traitVerdicts[traits] || judgeTraits(index, query, traits)) < 0) continue;
    const time = timePoints(index, query, finePrint[fine + at.weekly] ?? 0);
    if (time < 0) continue;
    if ((finePrint[fine + at.validFrom] ?? 0) > slot.start) continue;
    if ((finePrint[fine + at.validUntil] ?? 0) < slot.end) continue;
    const row = finePrint[fine + at.detail] ?? -1;
    if (row >= 0 && !(counts(index, query, row, entry) && timeIsFree(index.details, row, slot))) continue;
    const known = familiar.has(entry) ? query.continuityPoints : 0;
    const total = query.constant + (facts[fact + at.standing] ?? 0) + fit + time + distance + known;
    best.offer(total, finePrint[fine + at.volunteer] ?? 0);
  }
  return best;
}

let counties: { of: VolunteerIndex; values: Int32Array } | null = null;

/** A column that a plain scan needs and the compiled form keeps by cell; made once. */
function countyOfEntry(index: VolunteerIndex): Int32Array {
  if (counties?.of === index) return counties.values;
  const { start, firstBucket, county } = index.cells;
  const values = new Int32Array(index.facts.length / at.factCount);
  for (let cell = 0; cell < county.length; cell += 1) {
    values.fill(county[cell] ?? -1, start[firstBucket[cell] ?? 0], start[firstBucket[cell + 1] ?? 0]);
  }
  counties = { of: index, values };
  return values;
}

/** The reference for a person: every slot looked at once over the same columns, hours first, without cells or bounds. */
export function scanEverySlot(index: SlotIndex, volunteer: Volunteer, limit: number): Best {
  const best = bestOf(limit);
  const person = personFor(index, volunteer);
  const { entries, cells, weights } = index;
  const { point } = volunteer.home;
  const firstRemote = entriesBefore(cells, cells.ofGroup[cells.professions] ?? 0);
  for (let entry = 0; entry < entries.slot.length; entry += 1) {
    const remote = entry >= firstRemote;
    if (remote && !volunteer.acceptsRemote) continue;
    const ask = entries.asks[entry] ?? 0;
    let fit = index.fitPoints[ask] ?? 0;
    if (fit === unknown) fit = judgeAsk(index, person, ask);
    if (fit < 0) continue;
    const when = entries.shift[entry] ?? 0;
    let time = index.timePoints[when] ?? 0;
    if (time === unknown) time = judgeShift(index, person, when);
    if (time < 0) continue;
    const rank = entries.slot[entry] ?? 0;
    let distance = points(weights.max.distance, remoteShare);
    if (!remote) {
      const latitude = entries.latitudeE5[entry] ?? 0;
      const measured = point !== null && latitude !== noPoint;
      const { countyCode } = volunteer.home;
      if (!measured && (countyCode === null || index.slots[rank]?.place.countyCode !== countyCode)) continue;
      const longitude = entries.longitudeE5[entry] ?? 0;
      const metres = measured ? metresBetween(point.latitudeE5, point.longitudeE5, latitude, longitude) : 0;
      if (metres > volunteer.radiusKm * 1_000) continue;
      distance = points(weights.max.distance, distanceShare(metres, volunteer.radiusKm));
    }
    if (person.dated) fit = fitOn(index, volunteer, rank);
    if (fit < 0) continue;
    const known = person.venues.has(entries.venue[entry] ?? -1) ? points(weights.max.continuity, 1_000) : 0;
    best.offer(person.constant + (entries.promise[entry] ?? 0) + fit + time + distance + known, rank);
  }
  return best;
}

const entriesBefore = ({ start, firstBucket }: SlotIndex['cells'], cell: number): number =>
  start[firstBucket[cell] ?? 0] ?? 0;
