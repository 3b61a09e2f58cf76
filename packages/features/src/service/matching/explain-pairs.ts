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

/** Where a pair stands in a plan. `possible`: it breaches nothing and was not chosen; `whyNot` says what the plan has instead. */
export interface ExplainedPair extends Pair {
  readonly standing: 'proposed' | 'possible' | 'refused';
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
  slotIdsOf(volunteer: engine.Volunteer): readonly string[];
  /** Score of the last person chosen; null when nobody is. */
  lowestIn(slot: engine.RoleSlot): number | null;
}

function planOf(snapshot: Snapshot, proposed: readonly Pair[]): Plan {
  const slotById = new Map(snapshot.slots.map((slot) => [slot.id, slot]));
  const volunteerById = new Map(snapshot.volunteers.map((volunteer) => [volunteer.id, volunteer]));
  const byVolunteer = new Map<string, string[]>();
  const lowest = new Map<string, number>();
  for (const { slotId, volunteerId } of proposed) {
    const [slot, volunteer] = [slotById.get(slotId), volunteerById.get(volunteerId)];
    if (!slot || !volunteer) continue;
    byVolunteer.set(volunteerId, [...(byVolunteer.get(volunteerId) ?? []), slotId]);
    const { total } = engine.score(volunteer, slot, snapshot.weights);
    lowest.set(slotId, Math.min(total, lowest.get(slotId) ?? total));
  }
  const slotIdsOf = ({ id }: { id: string }) => byVolunteer.get(id) ?? [];
  return {
    has: (volunteer, slot) => slotIdsOf(volunteer).includes(slot.id),
    slotIdsOf,
    lowestIn: ({ id }) => lowest.get(id) ?? null,
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

/** Nobody is told to travel across the country: a change that long is none. */
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
  const { volunteer, slot, standing } = pair;
  const scored = standing === 'refused' ? null : engine.score(volunteer, slot, weights);
  const absence = engine.explainAbsence({
    volunteer,
    slot,
    scored: scored ?? { total: 0 },
    lowestChosenTotal: plan.lowestIn(slot),
    placedSlotIds: plan.slotIdsOf(volunteer),
  });
  return {
    slotId: slot.id,
    volunteerId: volunteer.id,
    standing,
    score: scored?.total ?? null,
    explanation: scored && engine.explainMatch(volunteer, slot, scored),
    whyNot: absence.whyNot,
    changes: standing === 'refused' ? curesOf(pair.reasons) : [],
  };
}
