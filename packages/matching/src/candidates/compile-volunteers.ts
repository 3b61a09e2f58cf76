import { MatchingError } from '../errors.ts';
import { tierRank } from '../feasibility.ts';
import { fairnessShare, points, standardWeights, type Weights } from '../score.ts';
import type { Credential, Gender, Volunteer } from '../types.ts';
import { ALWAYS, mergeWindows, MINUTES_PER_WEEK } from '../week.ts';
import {
  bucketOf,
  bucketPositions,
  type BucketKeys,
  MOST_COUNTIES,
  MOST_PROFESSIONS,
  NO_COUNTY,
  NO_POINT,
  readBuckets,
} from './buckets.ts';
import { checkVolunteer, checkWeights } from './check.ts';
import { type Column, emptyColumn, push, sortedBy, take, upTo } from './column.ts';
import {
  type Details,
  detailsOf,
  emptyDetails,
  type GrowingDetails,
  type Held,
  pushDetails,
} from './details.ts';
import { emptySequences, extend, intern, type Sequences, type Terms, writeOut } from './terms.ts';
import type { VolunteerIndex } from './volunteer-index.ts';

const MOST_TERMS = 2 ** 24;

export const NEVER_BEGAN = -(2 ** 31);
export const NEVER_ENDS = 2 ** 31 - 1;

/** A volunteer's gender as a number; 0 is not stated. */
export const genderNumber = (gender: Gender | null): number =>
  gender === null ? 0 : gender === 'female' ? 1 : 2;

const columnNames = [
  'volunteer',
  'bucket',
  'credential',
  'standing',
  'latitudeE5',
  'longitudeE5',
  'radiusKm',
  'traits',
  'weekly',
  'validFrom',
  'validUntil',
  'detail',
] as const;

/** Everything while it grows: one row of the columns for each credential and each kind of work, near or remote. */
type Growing = {
  readonly weights: Weights;
  readonly ids: string[];
  inOrder: boolean;
  readonly columns: Readonly<Record<(typeof columnNames)[number], Column>>;
  readonly professions: Terms;
  readonly counties: Terms;
  readonly languages: Terms;
  readonly specialties: Terms;
  readonly venues: Terms;
  readonly credentials: { readonly numbers: Terms; readonly kinds: Credential[] };
  readonly traits: Sequences;
  readonly weekly: Sequences;
  readonly buckets: BucketKeys;
  readonly known: { readonly venue: Column; readonly entry: Column };
  readonly details: GrowingDetails;
};

/**
 * Compiles volunteers into columns that `topForSlot` and `compileEdges` search. Takes any iterable once and keeps no
 * volunteer object, so that a million can be streamed; about 150 bytes each stay (with one credential, ids of 36
 * letters), twice that while compiling. A stream in order of id saves a sort.
 * Throws `MatchingError`: `duplicate_id`, `bad_capacity`, `bad_number`, `bad_interval`, `too_many`.
 */
export function compileVolunteers(
  volunteers: Iterable<Volunteer>,
  weights: Weights = standardWeights,
): VolunteerIndex {
  checkWeights(weights);
  const growing = emptyGrowing(weights);
  for (const volunteer of volunteers) {
    checkVolunteer(volunteer);
    const last = growing.ids.at(-1);
    if (last !== undefined && last >= volunteer.id) {
      if (last === volunteer.id) throw new MatchingError('duplicate_id', last, 'id');
      growing.inOrder = false;
    }
    growing.ids.push(volunteer.id);
    // Whoever has no capacity or no free hour at all is feasible for nothing: only the id is kept.
    if (volunteer.capacityLeft > 0 && volunteer.weekly?.length !== 0) addEntries(growing, volunteer);
  }
  return settle(growing);
}

function emptyGrowing(weights: Weights): Growing {
  return {
    weights,
    ids: [],
    inOrder: true,
    columns: {
      volunteer: emptyColumn(),
      bucket: emptyColumn(),
      credential: emptyColumn(),
      standing: emptyColumn(),
      latitudeE5: emptyColumn(),
      longitudeE5: emptyColumn(),
      radiusKm: emptyColumn(),
      traits: emptyColumn(),
      weekly: emptyColumn(),
      validFrom: emptyColumn(),
      validUntil: emptyColumn(),
      detail: emptyColumn(),
    },
    professions: new Map(),
    counties: new Map(),
    languages: new Map(),
    specialties: new Map(),
    venues: new Map(),
    credentials: { numbers: new Map(), kinds: [] },
    traits: emptySequences(),
    weekly: emptySequences(),
    buckets: { numbers: new Map(), keys: [] },
    known: { venue: emptyColumn(), entry: emptyColumn() },
    details: emptyDetails(),
  };
}

function addEntries(growing: Growing, volunteer: Volunteer): void {
  const { home } = volunteer;
  const place = {
    county:
      home.countyCode === null
        ? NO_COUNTY
        : intern(growing.counties, home.countyCode, MOST_COUNTIES, 'county'),
    latitudeE5: home.point?.latitudeE5 ?? NO_POINT,
    longitudeE5: home.point?.longitudeE5 ?? NO_POINT,
  };
  const findable = place.county !== NO_COUNTY || home.point !== null;
  const held = heldBy(growing, volunteer);
  const shared = {
    volunteer: growing.ids.length - 1,
    standing: standingOf(volunteer, growing.weights),
    latitudeE5: place.latitudeE5,
    longitudeE5: place.longitudeE5,
    radiusKm: volunteer.radiusKm,
    traits: traitsOf(growing, volunteer),
    weekly: weeklyOf(growing.weekly, volunteer),
    detail: pushDetails(growing.details, volunteer, held),
  };
  const first = growing.columns.volunteer.length;
  for (const { kind, profession, from, until } of held) {
    for (const remote of [false, true]) {
      if (remote ? !volunteer.acceptsRemote : !findable) continue;
      const bucket = bucketOf(growing.buckets, remote, profession, place);
      const entry = { ...shared, bucket, credential: kind, validFrom: from, validUntil: until };
      for (const name of columnNames) push(growing.columns[name], entry[name]);
    }
  }
  const end = growing.columns.volunteer.length;
  for (const venueId of new Set(volunteer.knownVenueIds)) {
    const venue = intern(growing.venues, venueId, MOST_TERMS, 'venue');
    for (let entry = first; entry < end; entry += 1) {
      push(growing.known.venue, venue);
      push(growing.known.entry, entry);
    }
  }
}

/** The part of every score that depends on the volunteer alone. */
function standingOf({ idleDays, reliability }: Volunteer, { max }: Weights): number {
  return points(max.fairness, fairnessShare(idleDays)) + points(max.reliability, reliability);
}

/** Credentials without exact repetitions, which would only be found twice. */
function heldBy(growing: Growing, volunteer: Volunteer): Held[] {
  const held: Held[] = [];
  for (const credential of volunteer.credentials) {
    const profession = intern(growing.professions, credential.profession, MOST_PROFESSIONS, 'profession');
    const specialty =
      credential.specialty === null
        ? 0
        : 1 + intern(growing.specialties, credential.specialty, MOST_TERMS, 'specialty');
    const { numbers, kinds } = growing.credentials;
    const name = `${profession} ${specialty} ${credential.level} ${tierRank[credential.tier]}`;
    const kind = intern(numbers, name, MOST_TERMS, 'credential');
    if (kind === kinds.length) kinds.push(credential);
    const from = credential.validFrom ?? NEVER_BEGAN;
    const until = credential.validUntil ?? NEVER_ENDS;
    if (held.some((one) => one.kind === kind && one.from === from && one.until === until)) continue;
    held.push({ kind, profession, from, until });
  }
  return held;
}

/** Gender, weekly cap and languages: few people differ in all of them, so that they are judged once for all who share them. */
function traitsOf({ traits, languages }: Growing, volunteer: Volunteer): number {
  const spoken = new Set(
    volunteer.languages.map((language) => intern(languages, language, MOST_TERMS, 'language')),
  );
  let sequence = extend(traits, 0, genderNumber(volunteer.gender));
  sequence = extend(traits, sequence, volunteer.weeklyCapMinutes);
  for (const language of [...spoken].sort((a, b) => a - b)) sequence = extend(traits, sequence, language);
  return sequence;
}

/** Stands for a week that is free throughout. */
export const ALL_WEEK = 0;
/** A stretch is packed as start × this + end. */
export const STRETCH_SPAN = 4 * MINUTES_PER_WEEK;

/** 0: not stated. Otherwise a sequence of merged stretches, each packed into one value. */
function weeklyOf(weekly: Sequences, volunteer: Volunteer): number {
  let sequence = 0;
  for (const { start, end } of mergeWindows(volunteer.weekly ?? [])) {
    sequence = extend(weekly, sequence, end === ALWAYS ? ALL_WEEK : start * STRETCH_SPAN + end);
  }
  return sequence;
}

function settle(growing: Growing): VolunteerIndex {
  const { columns, buckets, known } = growing;
  const { ids, rankOf } = ranked(growing);
  const position = bucketPositions(buckets);
  const highest = growing.weights.max.fairness + growing.weights.max.reliability;
  const value = (column: Column, entry: number): number => column.values[entry] ?? 0;
  // From the last key to the first: bucket, then the best standing first, then by id.
  let order = upTo(columns.volunteer.length);
  if (rankOf) order = sortedBy(order, (entry) => rankOf[value(columns.volunteer, entry)] ?? 0, ids.length);
  order = sortedBy(order, (entry) => highest - value(columns.standing, entry), highest + 1);
  order = sortedBy(order, (entry) => position[value(columns.bucket, entry)] ?? 0, position.length);
  const knownBy = venueLists(known, order, growing.venues.size);
  const entries = {
    volunteer: take(columns.volunteer, order),
    credential: take(columns.credential, order),
    standing: take(columns.standing, order),
    latitudeE5: take(columns.latitudeE5, order),
    longitudeE5: take(columns.longitudeE5, order),
    radiusKm: take(columns.radiusKm, order),
    traits: take(columns.traits, order),
    weekly: take(columns.weekly, order),
    validFrom: take(columns.validFrom, order),
    validUntil: take(columns.validUntil, order),
    detail: take(columns.detail, order),
  };
  if (rankOf) entries.volunteer = entries.volunteer.map((arrival) => rankOf[arrival] ?? 0);
  const bucket = take(columns.bucket, order).map((number) => position[number] ?? 0);
  const details: Details = detailsOf(growing.details);
  return {
    weights: growing.weights,
    ids,
    entries,
    details,
    buckets: readBuckets(buckets, growing.professions.size, { ...entries, bucket }),
    knownBy,
    kinds: growing.credentials.kinds,
    traits: writeOut(growing.traits),
    weekly: writeOut(growing.weekly),
    professions: growing.professions,
    counties: growing.counties,
    languages: growing.languages,
    venues: growing.venues,
    traitVerdicts: new Int8Array(growing.traits.values.length),
    weeklyPoints: new Int32Array(growing.weekly.values.length),
  };
}

/** Ids in order, and each arrival's place among them unless they arrived so. */
function ranked({ ids, inOrder }: Growing): { ids: string[]; rankOf: Int32Array | null } {
  if (inOrder) return { ids, rankOf: null };
  const order = upTo(ids.length).sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
  const rankOf = new Int32Array(ids.length);
  const sorted: string[] = [];
  for (const arrival of order) {
    const id = ids[arrival] ?? '';
    if (sorted.at(-1) === id) throw new MatchingError('duplicate_id', id, 'id');
    rankOf[arrival] = sorted.push(id) - 1;
  }
  return { ids: sorted, rankOf };
}

/** Entries of those who know a venue, in order: `entry[start[venue]] .. entry[start[venue + 1]]`. */
function venueLists(
  known: { venue: Column; entry: Column },
  order: Int32Array,
  venues: number,
): { start: Int32Array; entry: Int32Array } {
  const placeOf = new Int32Array(order.length);
  for (let at = 0; at < order.length; at += 1) placeOf[order[at] ?? 0] = at;
  const pairs = take(known.entry).map((entry) => placeOf[entry] ?? 0);
  const venueOf = take(known.venue);
  const byEntry = sortedBy(upTo(pairs.length), (pair) => pairs[pair] ?? 0, order.length);
  const byVenue = sortedBy(byEntry, (pair) => venueOf[pair] ?? 0, venues);
  const start = new Int32Array(venues + 1);
  for (const venue of venueOf) start[venue + 1] = (start[venue + 1] ?? 0) + 1;
  for (let venue = 1; venue <= venues; venue += 1)
    start[venue] = (start[venue] ?? 0) + (start[venue - 1] ?? 0);
  return { start, entry: byVenue.map((pair) => pairs[pair] ?? 0) };
}
