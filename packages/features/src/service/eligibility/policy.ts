import {
  adultsOnly,
  type AgreementStanding,
  ageStanding,
  allProvinces,
  countyByCode,
  type CredentialFacts,
  credentialStatus,
  type Gender,
  type GuardianStanding,
  holdsPlace,
  isPractising,
  type Limits,
  needsLicence,
  type Profession,
  tehranInstant,
  today,
} from '@hamyar/domain';
import type * as engine from '@hamyar/matching';

/** The budget of offers counts the last seven days, whichever weekday it is: no double share around a weekend. */
export const budgetDays = 7;

type Instant = Date | string;

/** One row of the facts: a volunteer with windows, credentials and live assignments as JSON. */
export interface VolunteerRow {
  id: string;
  accountId: string | null;
  mobile: string;
  status: 'draft' | 'active' | 'paused';
  profession: string | null;
  gender: Gender | null;
  /** When they come of age; null where no day of birth was said. */
  adultOn: string | null;
  provinceCode: string | null;
  countyCode: string | null;
  radiusKm: number;
  isRemote: boolean;
  languages: string[];
  weeklyHoursCap: number;
  createdAt: Instant;
  lastAssignedAt: Instant | null;
  /** Offers made to them in the last seven days, whatever came of them. */
  offeredLately: number;
  windows: [number, number, number][];
  credentials: (CredentialFacts & { profession: string })[];
  assignments: { state: string; roleSlotId: string; startsAt: string; endsAt: string }[];
}

/** Somebody who looks for themselves. */
export interface OwnVolunteerRow extends VolunteerRow {
  /** Suspended or barred by a complaint: they take no place. */
  isBarred: boolean;
  /** How they stand to what volunteers agree to: without it they take no place. */
  agreement: AgreementStanding;
  /** How a minor's guardian stands to it: without their agreement a minor takes no place. */
  guardian: GuardianStanding;
}

export interface SlotRow {
  id: string;
  needId: string;
  provinceCode: string;
  countyCode: string;
  profession: string;
  gender: Gender | null;
  venueKind: string;
  targetGroup: string;
  theme: string;
  language: string | null;
  count: number;
  taken: number;
  offered: number;
  startsAt: Instant;
  endsAt: Instant;
  isRemote: boolean;
  urgency: 'normal' | 'urgent' | 'critical';
  /** Whether the need still asks; closed ones are loaded only where asked for. */
  isOpen: boolean;
}

export const minuteOf = (value: Instant): number => Math.floor(new Date(value).getTime() / 60_000);

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

/**
 * Who may be asked for what: an unlicensed profession is taken at the person's word. An office asks for what the person says
 * they do now, whatever they were licensed as before; who looks for themselves may use every licence.
 */
function credentialsOf(row: VolunteerRow, now: Date, proposing: boolean): engine.Credential[] {
  const day = today(now);
  const usable = row.credentials.filter(
    ({ profession }) => !proposing || row.profession === null || profession === row.profession,
  );
  const held = usable.map((facts) => ({
    profession: facts.profession,
    specialty: null,
    level: 0,
    tier: isPractising(credentialStatus(facts, day)) ? ('verified' as const) : ('unverified' as const),
    validFrom: facts.validFrom === null ? null : minuteOf(tehranInstant(facts.validFrom)),
    // Valid to the end of its last day.
    validUntil: facts.validTo === null ? null : minuteOf(tehranInstant(facts.validTo)) + 1_440,
  }));
  const stated = row.profession;
  if (stated === null || held.some(({ profession }) => profession === stated)) return held;
  const word = { profession: stated, specialty: null, level: 0, validFrom: null, validUntil: null };
  return [...held, { ...word, tier: 'unverified' as const }];
}

const refused = new Set(['declined', 'lapsed', 'withdrawn', 'rejected']);

/**
 * For whom a volunteer is looked at: an office that may make so many offers a week and have so many wait for an answer, or the
 * person themselves.
 */
export type Purpose = Pick<Limits, 'offers_per_week' | 'open_offers'> | 'choose';

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
  const promised = [
    ...row.assignments.filter(({ state }) => holdsPlace(state)),
    ...(proposing ? offers : []),
  ];
  const since = minuteOf(row.lastAssignedAt ?? row.createdAt);
  return {
    id: row.id,
    home: placeOf(row.provinceCode ?? '', row.countyCode),
    radiusKm: row.radiusKm,
    acceptsRemote: row.isRemote,
    gender: row.gender,
    isMinor: ageStanding(row.adultOn, today(now)) === 'minor',
    languages: row.languages,
    credentials: credentialsOf(row, now, proposing),
    weekly:
      row.windows.length === 0
        ? null
        : row.windows.map(([day, start, end]) => ({ start: day * 1_440 + start, end: day * 1_440 + end })),
    blackouts: proposing ? row.assignments.filter(({ state }) => refused.has(state)).map(span) : [],
    commitments: promised.map((assignment) => ({ ...span(assignment), restMinutes: 0 })),
    weeklyCapMinutes: row.weeklyHoursCap * 60,
    capacityLeft: proposing
      ? Math.max(
          0,
          Math.min(purpose.open_offers - offers.length, purpose.offers_per_week - row.offeredLately),
        )
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
    start: minuteOf(row.startsAt),
    end: minuteOf(row.endsAt),
    restMinutes: 0,
    venueId: null,
    place: placeOf(row.provinceCode, row.countyCode),
    remote: row.isRemote,
    profession,
    specialty: null,
    minLevel: 0,
    minTier: needsLicence(profession) ? 'verified' : 'unverified',
    language: row.language,
    gender: row.gender,
    adultsOnly: adultsOnly({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }),
    openCount: row.count - row.taken - (purpose === 'propose' ? row.offered : 0),
    urgency: urgencies[row.urgency],
    councilPriority: 0,
  };
}
