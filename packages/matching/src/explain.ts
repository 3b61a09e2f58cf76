import { metresApart } from './distance.ts';
import { fittingCredential, type Reason } from './feasibility.ts';
import { type PartName, partNames, type Score } from './score.ts';
import type { RoleSlot, Volunteer } from './types.ts';
import type { DayStretch } from './week.ts';

/** One sentence for the i18n layer: a message key and what it fills in. */
export type Explanation = {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What sets a match apart, strongest first; the sentence's key is `match.<lead>`. */
export type Lead = 'known_venue' | 'near' | 'remote' | 'waiting' | 'exact_specialty' | 'urgent' | 'fits';

export type MatchExplanation = {
  readonly sentence: Explanation;
  /** Every part with its points, best first, for the "about this figure" of a score. */
  readonly because: readonly { readonly part: PartName; readonly points: number; readonly share: number }[];
};

/** Explains a feasible, scored pair. All `match.*` sentences take the same params. */
export function explainMatch(volunteer: Volunteer, slot: RoleSlot, scored: Score): MatchExplanation {
  const metres = slot.remote ? null : metresApart(volunteer.home, slot.place);
  const credential = fittingCredential(volunteer, slot);
  return {
    sentence: {
      key: `match.${leadOf(slot, scored, credential?.specialty ?? null)}`,
      params: {
        profession: slot.profession,
        specialty: slot.specialty ?? '',
        distanceKm: metres === null ? 0 : Math.ceil(metres / 1_000),
        idleDays: volunteer.idleDays,
        scoreTotal: scored.total,
      },
    },
    because: partNames
      .map((part) => ({ part, points: scored.parts[part], share: scored.shares[part] }))
      .sort((a, b) => b.points - a.points || (a.part < b.part ? -1 : 1)),
  };
}

/** The order is a judgement: people weigh "I know this place" and "it is near" before our own reasons. */
function leadOf(slot: RoleSlot, { shares }: Score, specialty: string | null): Lead {
  if (shares.continuity > 0) return 'known_venue';
  if (!slot.remote && shares.distance >= 700) return 'near';
  if (shares.fairness >= 500) return 'waiting';
  if (slot.specialty !== null && specialty === slot.specialty) return 'exact_specialty';
  if (slot.urgency >= 700) return 'urgent';
  return slot.remote ? 'remote' : 'fits';
}

/** One sentence per reason: `why_not.<code>`. */
export function explainRefusal(reasons: readonly Reason[]): Explanation[] {
  return reasons.map(({ code, ...params }) => ({ key: `why_not.${code}`, params }));
}

/**
 * What the person could change so that the slot opens to them, or an empty list when some reason is not theirs to
 * change (a full slot, another profession): half a change would be a false promise.
 */
export function whatWouldChange(reasons: readonly Reason[]): Explanation[] {
  const changes = reasons.map(changeFor);
  return changes.includes(null) ? [] : changes.filter((change) => change !== null);
}

function changeFor(reason: Reason): Explanation | null {
  switch (reason.code) {
    case 'too_far':
      return change('radius_plus_km', { km: reason.distanceKm - reason.radiusKm });
    case 'place_unknown':
      return change('state_county');
    case 'not_remote':
      return change('accept_remote');
    case 'availability':
      return change('add_availability', hoursOf(reason));
    case 'blackout':
      return change('lift_blackout');
    case 'weekly_cap':
      return change('weekly_cap_plus_minutes', { minutes: reason.minutesOver });
    case 'credential_tier':
      return change('verify_credential');
    case 'credential_expired':
      return change('renew_credential');
    case 'language':
      return change('add_language', { language: reason.language });
    case 'volunteer_full':
      return change('raise_capacity');
    case 'profession':
    case 'specialty':
    case 'level':
    case 'credential_not_begun':
    case 'gender':
    case 'adults_only':
    case 'busy':
    case 'rest':
    case 'slot_full':
      return null;
  }
}

const hoursOf = ({ weekday, startMinute, endMinute }: DayStretch) => ({ weekday, startMinute, endMinute });

function change(code: string, params: Explanation['params'] = {}): Explanation {
  return { key: `change.${code}`, params };
}
