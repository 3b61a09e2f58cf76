import { MatchingError } from '../errors.ts';
import { partNames, type Weights } from '../score.ts';
import type { Interval, Place, RoleSlot, Volunteer } from '../types.ts';
import { minutesPerWeek } from '../week.ts';

/** Minutes since 1970 that fit 32 bits with room to add a rest: to the year 4011. */
const lastMinute = 2 ** 30;
/** Half of the earth's girth: nobody lives further from anything. */
const maxKm = 20_040;
const maxWhole = 1_000_000;
const maxLevel = 1_000;

/** Throws a `MatchingError` unless every figure of a volunteer is a whole number in its range. */
export function checkVolunteer(volunteer: Volunteer): void {
  const { id } = volunteer;
  whole(id, 'capacityLeft', volunteer.capacityLeft, 0, maxWhole, 'bad_capacity');
  whole(id, 'radiusKm', volunteer.radiusKm, 0, maxKm);
  whole(id, 'weeklyCapMinutes', volunteer.weeklyCapMinutes, 0, lastMinute / 4);
  whole(id, 'idleDays', volunteer.idleDays, 0, maxWhole);
  whole(id, 'reliability', volunteer.reliability, 0, 1_000);
  checkPlace(id, 'home', volunteer.home);
  for (const credential of volunteer.credentials) {
    whole(id, 'credentials.level', credential.level, 0, maxLevel);
    const { validFrom, validUntil } = credential;
    if (validFrom !== null) whole(id, 'credentials.validFrom', validFrom, -lastMinute, lastMinute);
    if (validUntil !== null) whole(id, 'credentials.validUntil', validUntil, -lastMinute, lastMinute);
  }
  for (const window of volunteer.weekly ?? []) interval(id, 'weekly', window, 0, minutesPerWeek);
  for (const blackout of volunteer.blackouts) interval(id, 'blackouts', blackout, -lastMinute, lastMinute);
  for (const commitment of volunteer.commitments) {
    interval(id, 'commitments', commitment, -lastMinute, lastMinute);
    whole(id, 'commitments.restMinutes', commitment.restMinutes, 0, maxWhole);
  }
}

/** The same for a slot. */
export function checkSlot(slot: RoleSlot): void {
  const { id } = slot;
  whole(id, 'openCount', slot.openCount, 0, maxWhole, 'bad_capacity');
  whole(id, 'minLevel', slot.minLevel, 0, maxLevel);
  whole(id, 'urgency', slot.urgency, 0, 1_000);
  whole(id, 'councilPriority', slot.councilPriority, 0, 1_000);
  interval(id, 'shift', slot, -lastMinute, lastMinute);
  whole(id, 'restMinutes', slot.restMinutes, 0, maxWhole);
  checkPlace(id, 'place', slot.place);
}

/** Weights are whole, none negative, and none so large that a sum of them leaves 32 bits. */
export function checkWeights(weights: Weights): void {
  for (const name of partNames) whole('', `weights.${name}`, weights.max[name], 0, maxWhole);
}

/** How many of the best are asked for. */
export function checkLimit(limit: number): void {
  whole('', 'limit', limit, 0, maxWhole);
}

function checkPlace(id: string, field: string, { point }: Place): void {
  if (!point) return;
  whole(id, `${field}.latitudeE5`, point.latitudeE5, -9_000_000, 9_000_000);
  whole(id, `${field}.longitudeE5`, point.longitudeE5, -18_000_000, 18_000_000);
}

function interval(id: string, field: string, { start, end }: Interval, least: number, most: number): void {
  // Written so that NaN fails too.
  const holds =
    Number.isInteger(start) && Number.isInteger(end) && start >= least && start < end && end <= most;
  if (!holds) throw new MatchingError('bad_interval', id, field, `${start}..${end}`);
}

function whole(
  id: string,
  field: string,
  value: number,
  least: number,
  most: number,
  code: 'bad_number' | 'bad_capacity' = 'bad_number',
): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new MatchingError(code, id, field, value);
}
