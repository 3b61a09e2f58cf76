import { metresApart } from './distance.ts';
import type { Commitment, Credential, CredentialTier, RoleSlot, Volunteer } from './types.ts';
import { type DayStretch, marginIn, missingHours, overlaps, weekOf } from './week.ts';

/** Why a volunteer may not take a slot. Params are what the sentence and the change need. */
export type Reason =
  | { readonly code: 'profession' }
  | { readonly code: 'specialty' }
  | { readonly code: 'level'; readonly level: number; readonly minLevel: number }
  | { readonly code: 'credential_tier'; readonly tier: CredentialTier; readonly minTier: CredentialTier }
  | { readonly code: 'credential_not_begun' }
  | { readonly code: 'credential_expired' }
  | { readonly code: 'too_far'; readonly distanceKm: number; readonly radiusKm: number }
  | { readonly code: 'place_unknown' }
  | { readonly code: 'not_remote' }
  | { readonly code: 'gender' }
  | { readonly code: 'adults_only'; readonly because: string }
  | { readonly code: 'language'; readonly language: string }
  /** The hours that their weekly windows lack, from the first to the last. */
  | ({ readonly code: 'availability' } & DayStretch)
  | { readonly code: 'blackout' }
  | { readonly code: 'busy' }
  | { readonly code: 'rest' }
  | { readonly code: 'weekly_cap'; readonly minutesOver: number }
  | { readonly code: 'volunteer_full' }
  | { readonly code: 'slot_full' };

export type Feasibility = { readonly ok: true } | { readonly ok: false; readonly reasons: readonly Reason[] };

/** Tiers in order: more is surer. */
export const tierRank: Readonly<Record<CredentialTier, number>> = {
  unverified: 0,
  provisional: 1,
  verified: 2,
};

/** Says whether a volunteer may take a slot now, and if not, every reason at once. Pure. */
export function feasibility(volunteer: Volunteer, slot: RoleSlot): Feasibility {
  const reasons = [
    credentialReason(volunteer, slot),
    placeReason(volunteer, slot),
    slot.gender !== null && volunteer.gender !== slot.gender ? ({ code: 'gender' } as const) : null,
    ageReason(volunteer, slot),
    slot.language !== null && !volunteer.languages.includes(slot.language)
      ? ({ code: 'language', language: slot.language } as const)
      : null,
    hoursReason(volunteer, slot),
    volunteer.blackouts.some((blackout) => overlaps(blackout, slot)) ? ({ code: 'blackout' } as const) : null,
    loadReason(volunteer, volunteer.commitments, slot),
    volunteer.capacityLeft < 1 ? ({ code: 'volunteer_full' } as const) : null,
    slot.openCount < 1 ? ({ code: 'slot_full' } as const) : null,
  ].filter((reason) => reason !== null);
  return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
}

/** The best credential for a slot among those that satisfy it, or null. */
export function fittingCredential(volunteer: Volunteer, slot: RoleSlot): Credential | null {
  let best: Credential | null = null;
  for (const credential of volunteer.credentials) {
    if (!qualifies(credential, slot) || !isValid(credential, slot)) continue;
    if (!best || better(credential, best, slot)) best = credential;
  }
  return best;
}

/** Prefers the asked specialty, then the higher tier, then the level nearest to what is asked. */
function better(a: Credential, b: Credential, slot: RoleSlot): boolean {
  const asked = Number(a.specialty === slot.specialty) - Number(b.specialty === slot.specialty);
  if (asked !== 0) return asked > 0;
  return tierRank[a.tier] !== tierRank[b.tier] ? tierRank[a.tier] > tierRank[b.tier] : a.level < b.level;
}

/** The nearest miss is the one worth telling: the credential that got furthest through the checks. */
function credentialReason(volunteer: Volunteer, slot: RoleSlot): Reason | null {
  let nearest: Reason = { code: 'profession' };
  for (const credential of volunteer.credentials) {
    if (credential.profession !== slot.profession) continue;
    const problem = credentialProblem(credential, slot);
    if (!problem) return null;
    if (stage(problem) > stage(nearest)) nearest = problem;
  }
  return nearest;
}

const stages: readonly Reason['code'][] = [
  'profession',
  'specialty',
  'level',
  'credential_tier',
  'credential_not_begun',
  'credential_expired',
];

function stage(reason: Reason): number {
  return stages.indexOf(reason.code);
}

function credentialProblem(credential: Credential, slot: RoleSlot): Reason | null {
  if (slot.specialty !== null && credential.specialty !== slot.specialty) return { code: 'specialty' };
  if (credential.level < slot.minLevel)
    return { code: 'level', level: credential.level, minLevel: slot.minLevel };
  if (tierRank[credential.tier] < tierRank[slot.minTier]) {
    return { code: 'credential_tier', tier: credential.tier, minTier: slot.minTier };
  }
  if (isValid(credential, slot)) return null;
  const begun = credential.validFrom === null || credential.validFrom <= slot.start;
  return { code: begun ? 'credential_expired' : 'credential_not_begun' };
}

/** Is it the kind of credential a slot asks for, whenever it holds? */
export function qualifies(credential: Omit<Credential, 'validFrom' | 'validUntil'>, slot: RoleSlot): boolean {
  return (
    credential.profession === slot.profession &&
    (slot.specialty === null || credential.specialty === slot.specialty) &&
    credential.level >= slot.minLevel &&
    tierRank[credential.tier] >= tierRank[slot.minTier]
  );
}

/** A credential must hold for the whole shift, not just on the day of the offer. */
function isValid({ validFrom, validUntil }: Credential, slot: RoleSlot): boolean {
  return (validFrom === null || validFrom <= slot.start) && (validUntil === null || validUntil >= slot.end);
}

function placeReason(volunteer: Volunteer, slot: RoleSlot): Reason | null {
  if (slot.remote) return volunteer.acceptsRemote ? null : { code: 'not_remote' };
  const metres = metresApart(volunteer.home, slot.place);
  if (metres === null) return { code: 'place_unknown' };
  if (metres <= volunteer.radiusKm * 1_000) return null;
  return { code: 'too_far', distanceKm: Math.ceil(metres / 1_000), radiusKm: volunteer.radiusKm };
}

/** Snapshots of runs before ages were known say neither. */
function ageReason({ isMinor }: Volunteer, { adultsOnly }: RoleSlot): Reason | null {
  return isMinor && adultsOnly ? { code: 'adults_only', because: adultsOnly } : null;
}

function hoursReason({ weekly }: Volunteer, slot: RoleSlot): Reason | null {
  if (!weekly || marginIn(weekly, slot) !== null) return null;
  const missing = missingHours(weekly, slot);
  return missing && { code: 'availability', ...missing };
}

/** Time already promised: no overlap, the rest that heavy duty asks for, and the weekly cap. */
export function loadReason(
  volunteer: Volunteer,
  commitments: readonly Commitment[],
  slot: Commitment,
): Reason | null {
  const week = weekOf(slot.start);
  let minutes = slot.end - slot.start;
  let resting = false;
  for (const commitment of commitments) {
    if (overlaps(commitment, slot)) return { code: 'busy' };
    resting ||= breaksRest(
      commitment.start,
      commitment.end,
      commitment.restMinutes,
      slot.start,
      slot.end,
      slot.restMinutes,
    );
    if (weekOf(commitment.start) === week) minutes += commitment.end - commitment.start;
  }
  if (resting) return { code: 'rest' };
  const minutesOver = minutes - volunteer.weeklyCapMinutes;
  return minutesOver > 0 ? { code: 'weekly_cap', minutesOver } : null;
}

/** The later of two shifts begins before the earlier has ended and its rest is over; overlapping shifts do too. */
export function breaksRest(
  startA: number,
  endA: number,
  restA: number,
  startB: number,
  endB: number,
  restB: number,
): boolean {
  return startA < startB ? startB < endA + restA : startA < endB + restB;
}
