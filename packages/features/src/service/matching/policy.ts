import type { matching } from '@hamyar/contracts';
import {
  allProvinces,
  countyByCode,
  type CredentialFacts,
  credentialStatus,
  isPractising,
  needsLicence,
  type Profession,
  today,
} from '@hamyar/domain';
import type * as engine from '@hamyar/matching';

/** A volunteer is not flooded: more open questions than this at once and people stop answering any. */
export const maxOpenOffers = 3;
/** Time to answer an offer, unless the shift comes sooner. */
const answerMs = 48 * 3_600_000;
/** Nobody is asked later than this before a shift, and an offer ends then at the latest. */
export const minNoticeMs = 2 * 3_600_000;

/**
 * When an offer ends, or null when it is too late to ask. Pure.
 * @param toldAt when the person's phone tells them: the time to answer counts from then
 */
export function offerExpiry(toldAt: Date, startsAt: Date): Date | null {
  const latest = startsAt.getTime() - minNoticeMs;
  return latest <= toldAt.getTime() ? null : new Date(Math.min(toldAt.getTime() + answerMs, latest));
}

/** Whether proposals of a run may go out: it is finished and no newer one took its place. */
export const isReadyToOffer = (state: matching.MatchingRun['state']): boolean =>
  state === 'proposed' || state === 'offered';

/** What may be done with a run that has so many proposals left, and whose input is or is not kept. Pure. */
export function actsOn(
  run: { state: matching.MatchingRun['state']; resultDigest: string | null },
  left: { proposed: number; hasSnapshot: boolean },
): matching.RunAct[] {
  return [
    ...(isReadyToOffer(run.state) && left.proposed > 0 ? (['sendOffers'] as const) : []),
    ...(run.resultDigest !== null && left.hasSnapshot ? (['replay'] as const) : []),
  ];
}

/** The budget of offers counts the last seven days, whichever weekday it is: no double share around a weekend. */
export const budgetDays = 7;

type Instant = Date | string;

/** One row of `load-facts`: a volunteer with windows, credentials and live assignments as JSON. */
export interface VolunteerRow {
  id: string;
  account_id: string | null;
  mobile: string;
  first_name: string | null;
  last_name: string | null;
  status: 'draft' | 'active' | 'paused';
  profession: string | null;
  gender: 'woman' | 'man' | null;
  province_code: string | null;
  county_code: string | null;
  radius_km: number;
  is_remote: boolean;
  languages: string[];
  weekly_hours_cap: number;
  created_at: Instant;
  last_assigned_at: Instant | null;
  /** Offers made to them in the last seven days, whatever came of them. */
  offered_lately: number;
  windows: [number, number, number][];
  credentials: (CredentialFacts & { profession: string })[];
  assignments: { state: string; roleSlotId: string; startsAt: string; endsAt: string }[];
}

export interface SlotRow {
  id: string;
  shift_id: string;
  need_id: string;
  province_code: string;
  county_code: string;
  profession: string;
  gender: 'woman' | 'man' | null;
  language: string | null;
  count: number;
  taken: number;
  offered: number;
  starts_at: Instant;
  ends_at: Instant;
  is_remote: boolean;
  urgency: 'normal' | 'urgent' | 'critical';
}

export const minuteOf = (value: Instant): number => Math.floor(new Date(value).getTime() / 60_000);
const genders = { woman: 'female', man: 'male' } as const;
const genderOf = (gender: 'woman' | 'man' | null) => (gender === null ? null : genders[gender]);

const provinceCentres = new Map(allProvinces.map(({ code, lat, lon }) => [code, { lat, lon }]));

/** A county whose main place is not on our list counts as lying in the middle of its province. */
function placeOf(provinceCode: string, countyCode: string | null): engine.Place {
  const centre = provinceCentres.get(provinceCode) ?? null;
  const seat = countyCode === null ? null : (countyByCode(countyCode)?.seat ?? centre);
  const point = seat && {
    latitudeE5: Math.round(seat.lat * 100_000),
    longitudeE5: Math.round(seat.lon * 100_000),
  };
  return { provinceCode, countyCode, point };
}

/** Who may be asked for what: an unlicensed profession is taken at the person's word. */
function credentialsOf(row: VolunteerRow, now: Date): engine.Credential[] {
  const day = today(now);
  const held = row.credentials.map((facts) => ({
    profession: facts.profession,
    specialty: null,
    level: 0,
    tier: isPractising(credentialStatus(facts, day)) ? ('verified' as const) : ('unverified' as const),
    validFrom: facts.validFrom === null ? null : minuteOf(`${facts.validFrom}T00:00:00+03:30`),
    // Valid to the end of its last day.
    validUntil: facts.validTo === null ? null : minuteOf(`${facts.validTo}T00:00:00+03:30`) + 1_440,
  }));
  const stated = row.profession;
  if (stated === null || held.some(({ profession }) => profession === stated)) return held;
  const word = { profession: stated, specialty: null, level: 0, validFrom: null, validUntil: null };
  return [...held, { ...word, tier: 'unverified' as const }];
}

const holds = new Set(['accepted', 'confirmed', 'checked_in', 'completed', 'hours_approved']);
const refused = new Set(['declined', 'lapsed', 'withdrawn', 'rejected']);

/** For whom a volunteer is looked at: an office that may make so many offers a week, or the person themselves. */
export type Purpose = { readonly offersPerWeek: number } | 'choose';

/**
 * A volunteer as the engine sees them. For an office, open offers count as promised time and towards both limits, and
 * times they turned down are left alone. `choose`: they look for themselves, so only real promises count. Pure.
 */
export function volunteerOf(row: VolunteerRow, now: Date, purpose: Purpose): engine.Volunteer {
  const proposing = purpose !== 'choose';
  const span = (a: { startsAt: string; endsAt: string }) => ({
    start: minuteOf(a.startsAt),
    end: minuteOf(a.endsAt),
  });
  const offers = row.assignments.filter(({ state }) => state === 'offered');
  const promised = [...row.assignments.filter(({ state }) => holds.has(state)), ...(proposing ? offers : [])];
  const since = minuteOf(row.last_assigned_at ?? row.created_at);
  return {
    id: row.id,
    home: placeOf(row.province_code ?? '', row.county_code),
    radiusKm: row.radius_km,
    acceptsRemote: row.is_remote,
    gender: genderOf(row.gender),
    languages: row.languages,
    credentials: credentialsOf(row, now),
    weekly:
      row.windows.length === 0
        ? null
        : row.windows.map(([day, start, end]) => ({ start: day * 1_440 + start, end: day * 1_440 + end })),
    blackouts: proposing ? row.assignments.filter(({ state }) => refused.has(state)).map(span) : [],
    commitments: promised.map((assignment) => ({ ...span(assignment), restMinutes: 0 })),
    weeklyCapMinutes: row.weekly_hours_cap * 60,
    capacityLeft: proposing
      ? Math.max(0, Math.min(maxOpenOffers - offers.length, purpose.offersPerWeek - row.offered_lately))
      : 1,
    idleDays: Math.max(0, Math.floor((minuteOf(now) - since) / 1_440)),
    reliability: 500,
    knownVenueIds: [],
  };
}

const urgencies = { normal: 200, urgent: 700, critical: 1_000 };

/** A role-slot as the engine sees it. `propose`: places with an open offer are spoken for. Pure. */
export function slotOf(row: SlotRow, purpose: 'propose' | 'choose'): engine.RoleSlot {
  // Codes of roles are checked when a need is registered or imported.
  const profession = row.profession as Profession;
  return {
    id: row.id,
    start: minuteOf(row.starts_at),
    end: minuteOf(row.ends_at),
    restMinutes: 0,
    venueId: null,
    place: placeOf(row.province_code, row.county_code),
    remote: row.is_remote,
    profession,
    specialty: null,
    minLevel: 0,
    minTier: needsLicence(profession) ? 'verified' : 'unverified',
    language: row.language,
    gender: genderOf(row.gender),
    openCount: row.count - row.taken - (purpose === 'propose' ? row.offered : 0),
    urgency: urgencies[row.urgency],
    councilPriority: 0,
  };
}
