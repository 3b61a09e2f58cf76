import * as engine from '@hamyar/matching';
import type { Pair, Snapshot } from './snapshot.ts';

/** Whose pairs: one person with every place, or a need's places with every person. */
export interface PairQuery {
  readonly volunteerId?: string;
  readonly slotIds?: readonly string[];
  /** The plan the run made. */
  readonly proposed: readonly Pair[];
  readonly offset: number;
  readonly limit: number;
}

/**
 * Where a pair stands in a plan. `possible`: it breaches nothing and was not chosen, because of what `instead` says:
 * the person is proposed at the same time or often enough, or the place goes to others.
 */
export interface ExplainedPair extends Pair {
  readonly standing: 'proposed' | 'possible' | 'refused';
  readonly instead: 'person_elsewhere' | 'person_full' | 'place_taken' | 'better_plan' | null;
  readonly score: number | null;
  readonly explanation: engine.MatchExplanation | null;
  readonly whyNot: readonly engine.Explanation[];
  readonly changes: readonly engine.Explanation[];
}

export interface ExplainedPairs {
  readonly pairs: readonly ExplainedPair[];
  readonly counts: { readonly proposed: number; readonly possible: number; readonly refused: number };
  /** How many pairs each reason stands against, the most frequent first. */
  readonly reasons: readonly { readonly code: string; readonly pairs: number }[];
  /** False: the run did not look at them at all. */
  readonly isKnown: boolean;
}

interface Found {
  readonly volunteer: engine.Volunteer;
  readonly slot: engine.RoleSlot;
  /** Order of the list: proposed, possible by score, then the nearest misses. */
  readonly rank: number;
  readonly standing: ExplainedPair['standing'];
  readonly reasons: readonly engine.Reason[];
}

/** Every pair of a person or of places as the snapshot has it, a page at a time; the order never changes. Pure. */
export function explainPairs(snapshot: Snapshot, query: PairQuery): ExplainedPairs {
  const wanted = new Set(query.slotIds);
  const volunteers =
    query.volunteerId === undefined
      ? snapshot.volunteers
      : snapshot.volunteers.filter(({ id }) => id === query.volunteerId);
  const slots =
    query.slotIds === undefined ? snapshot.slots : snapshot.slots.filter(({ id }) => wanted.has(id));
  const plan = planOf(snapshot, query.proposed);
  const found: Found[] = [];
  const reasons = new Map<string, number>();
  const counts = { proposed: 0, possible: 0, refused: 0 };
  for (const volunteer of volunteers) {
    for (const slot of slots) {
      const pair = standingOf(snapshot, plan, volunteer, slot);
      for (const { code } of pair.reasons) reasons.set(code, (reasons.get(code) ?? 0) + 1);
      counts[pair.standing] += 1;
      found.push(pair);
    }
  }
  found.sort((a, b) => a.rank - b.rank || byIds(a, b));
  return {
    pairs: found
      .slice(query.offset, query.offset + query.limit)
      .map((pair) => explained(snapshot, plan, pair)),
    counts,
    reasons: [...reasons].map(([code, pairs]) => ({ code, pairs })).sort((a, b) => b.pairs - a.pairs),
    isKnown: volunteers.length > 0 && slots.length > 0,
  };
}

interface Plan {
  has(volunteer: engine.Volunteer, slot: engine.RoleSlot): boolean;
  slotsOf(volunteer: engine.Volunteer): readonly engine.RoleSlot[];
  peopleIn(slot: engine.RoleSlot): number;
}

function planOf(snapshot: Snapshot, proposed: readonly Pair[]): Plan {
  const slotById = new Map(snapshot.slots.map((slot) => [slot.id, slot]));
  const byVolunteer = new Map<string, engine.RoleSlot[]>();
  const people = new Map<string, number>();
  for (const { slotId, volunteerId } of proposed) {
    const slot = slotById.get(slotId);
    if (!slot) continue;
    byVolunteer.set(volunteerId, [...(byVolunteer.get(volunteerId) ?? []), slot]);
    people.set(slotId, (people.get(slotId) ?? 0) + 1);
  }
  const slotsOf = ({ id }: { id: string }) => byVolunteer.get(id) ?? [];
  return {
    has: (volunteer, slot) => slotsOf(volunteer).includes(slot),
    slotsOf,
    peopleIn: ({ id }) => people.get(id) ?? 0,
  };
}

/** Another profession is no near miss, whatever else fits. */
const farRank = 1_000;
const refusedRank = 100_000;

function standingOf(
  { weights }: Snapshot,
  plan: Plan,
  volunteer: engine.Volunteer,
  slot: engine.RoleSlot,
): Found {
  const fit = engine.feasibility(volunteer, slot);
  if (!fit.ok) {
    const far = fit.reasons.some(({ code }) => code === 'profession') ? farRank : 0;
    const uncured = curesOf(fit.reasons).length === 0 ? 1 : 0;
    const rank = refusedRank + far + fit.reasons.length * 2 + uncured + roadOf(fit.reasons);
    return { volunteer, slot, rank, standing: 'refused', reasons: fit.reasons };
  }
  const { total } = engine.score(volunteer, slot, weights);
  const standing = plan.has(volunteer, slot) ? 'proposed' : 'possible';
  return { volunteer, slot, rank: (standing === 'proposed' ? 0 : 20_000) - total, standing, reasons: [] };
}

/** Of two who live too far away, the nearer one is the nearer miss: below 1, so that it only breaks ties. */
function roadOf(reasons: readonly engine.Reason[]): number {
  const far = reasons.find((reason) => reason.code === 'too_far');
  return far ? Math.min(0.9, (far.distanceKm - far.radiusKm) / 10_000) : 0;
}

/** Nobody is told to travel across the country: a cure that long is none. */
const furthestKm = 100;

function curesOf(reasons: readonly engine.Reason[]): readonly engine.Explanation[] {
  const changes = engine.whatWouldChange(reasons);
  return changes.some(({ params }) => Number(params['km'] ?? 0) > furthestKm) ? [] : changes;
}

function byIds(a: Found, b: Found): number {
  const [one, two] = [`${a.slot.id}${a.volunteer.id}`, `${b.slot.id}${b.volunteer.id}`];
  return one < two ? -1 : Number(one > two);
}

function explained({ weights }: Snapshot, plan: Plan, pair: Found): ExplainedPair {
  const { volunteer, slot, standing, reasons } = pair;
  const isFit = standing !== 'refused';
  const scored = isFit ? engine.score(volunteer, slot, weights) : null;
  return {
    slotId: slot.id,
    volunteerId: volunteer.id,
    standing,
    instead: standing === 'possible' ? insteadOf(plan, volunteer, slot) : null,
    score: scored?.total ?? null,
    explanation: scored && engine.explainMatch(volunteer, slot, scored),
    whyNot: engine.explainRefusal(reasons),
    changes: curesOf(reasons),
  };
}

/** What the plan has instead of a pair that would fit. */
function insteadOf(plan: Plan, volunteer: engine.Volunteer, slot: engine.RoleSlot): ExplainedPair['instead'] {
  const held = plan.slotsOf(volunteer);
  if (held.some((other) => other.start < slot.end && slot.start < other.end)) return 'person_elsewhere';
  if (held.length >= volunteer.capacityLeft) return 'person_full';
  const minutes = (shift: engine.RoleSlot) => shift.end - shift.start;
  const busy = held.reduce((sum, other) => sum + minutes(other), minutes(slot));
  if (held.length > 0 && busy > volunteer.weeklyCapMinutes) return 'person_full';
  return plan.peopleIn(slot) >= slot.openCount ? 'place_taken' : 'better_plan';
}
