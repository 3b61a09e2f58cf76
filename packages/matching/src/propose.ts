import { type Candidate, indexVolunteers, topForSlot } from './candidates.ts';
import { type EdgesOf, fillSeat, raiseScores } from './improve.ts';
import { type Edge, emptyPlan, type Plan } from './plan.ts';
import { standardWeights, type Weights } from './score.ts';
import type { RoleSlot, Volunteer } from './types.ts';

export type ProposedMatch = {
  readonly slotId: string;
  readonly volunteerId: string;
  readonly scoreTotal: number;
};

/** `no_candidate`: nobody is feasible. `candidates_taken`: those who are serve better elsewhere. */
export type Unfilled = {
  readonly slotId: string;
  readonly missing: number;
  readonly because: 'no_candidate' | 'candidates_taken';
};

/** How a province (or any other group of places) comes off: what it asked for, the floor set for it and what it gets. */
export type GroupShare = {
  readonly group: string;
  readonly wanted: number;
  readonly floor: number;
  readonly filled: number;
};

export type Proposal = {
  /** In the order of slot id, then best first. */
  readonly matches: readonly ProposedMatch[];
  readonly unfilled: readonly Unfilled[];
  readonly seatsWanted: number;
  readonly seatsFilled: number;
  readonly scoreSum: number;
  readonly weightsVersion: string;
  readonly mode: Mode;
  /** No plan that breaches nothing fills more seats than this … */
  readonly seatsBound: number;
  /** … and none of the mode has a higher sum of scores. Equal to `scoreSum`: proven the best. */
  readonly scoreBound: number;
  /** By province of the slot, in order of its code. */
  readonly shares: readonly GroupShare[];
  /** What one more person at a slot would be worth, by slot id; 0 where seats stay empty. */
  readonly prices: readonly { readonly slotId: string; readonly price: number }[];
};

/** `coverage`: most seats filled first, then the highest sum of scores. `score`: the highest sum alone. */
export type Mode = 'coverage' | 'score';

export type ProposeOptions = {
  readonly weights?: Weights;
  /** Default `coverage`. */
  readonly mode?: Mode;
  /** `fast` stops at a certified gap of 0.01 %; default `exact`. */
  readonly method?: 'exact' | 'fast';
  /** Per mille of its need that no province may stay below while another is above it; default 0. */
  readonly floorPerMille?: number;
  /** The plan before: its pairs are kept unless moving somebody gains more than `stability` points each. */
  readonly former?: readonly { readonly slotId: string; readonly volunteerId: string }[];
  readonly stability?: number;
  /** Called now and then with what is done, per mille. */
  readonly onProgress?: (perMille: number) => void;
};

/** Candidates looked at for each missing person of a slot. */
const CANDIDATES_PER_SEAT = 40;

/** Beyond a few rounds the sum no longer moves on any instance we tried. */
const MOST_ROUNDS = 4;

/**
 * Proposes a whole batch: most seats filled first, then the highest sum of scores it finds. Nobody is proposed for two
 * overlapping shifts or beyond a cap, rest included. Deterministic: the order of the input does not matter either.
 * Greedy by score, then augmenting chains, then pairwise exchanges: sound, not proven optimal.
 */
export function propose(
  volunteers: readonly Volunteer[],
  slots: readonly RoleSlot[],
  options: ProposeOptions = {},
): Proposal {
  const weights = options.weights ?? standardWeights;
  const perSeat = CANDIDATES_PER_SEAT;
  const index = indexVolunteers([...volunteers].sort(byId));
  const ordered = [...slots].sort(byId);
  const edgesBySlot = new Map<string, readonly Edge[]>();
  for (const slot of ordered) {
    edgesBySlot.set(slot.id, topForSlot(index, slot, perSeat * slot.openCount, weights).map(edgeOf));
  }
  const edgesOf: EdgesOf = (slot) => edgesBySlot.get(slot.id) ?? [];
  const edges = ordered.flatMap(edgesOf).sort(byStrength);

  const plan = emptyPlan();
  for (const edge of edges) if (plan.seatsLeft(edge.slot) > 0 && plan.bears(edge)) plan.add(edge);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const filled = fillAll(plan, ordered, edgesOf);
    const raised = raiseScores(plan, edges, edgesOf);
    if (!filled && !raised) break;
  }
  fillAll(plan, ordered, edgesOf);
  return summarise(plan, ordered, edgesOf, weights, options.mode ?? 'coverage');
}

function fillAll(plan: Plan, slots: readonly RoleSlot[], edgesOf: EdgesOf): boolean {
  let filled = false;
  for (const slot of slots) {
    while (plan.seatsLeft(slot) > 0 && fillSeat(plan, slot, edgesOf)) filled = true;
  }
  return filled;
}

function summarise(
  plan: Plan,
  slots: readonly RoleSlot[],
  edgesOf: EdgesOf,
  weights: Weights,
  mode: Mode,
): Proposal {
  const matches: ProposedMatch[] = [];
  const unfilled: Unfilled[] = [];
  for (const slot of slots) {
    for (const edge of [...plan.ofSlot(slot)].sort(byStrength)) {
      matches.push({ slotId: slot.id, volunteerId: edge.volunteer.id, scoreTotal: edge.total });
    }
    const missing = plan.seatsLeft(slot);
    if (missing <= 0) continue;
    const anyone = edgesOf(slot).length > plan.ofSlot(slot).length;
    unfilled.push({ slotId: slot.id, missing, because: anyone ? 'candidates_taken' : 'no_candidate' });
  }
  const shares = new Map<string, GroupShare>();
  let scoreBound = 0;
  for (const slot of slots) {
    const group = slot.place.provinceCode;
    const share = shares.get(group) ?? { group, wanted: 0, floor: 0, filled: 0 };
    const wanted = Math.max(0, slot.openCount);
    shares.set(group, {
      ...share,
      wanted: share.wanted + wanted,
      filled: share.filled + plan.ofSlot(slot).length,
    });
    for (const edge of edgesOf(slot).slice(0, wanted)) scoreBound += edge.total;
  }
  const seatsWanted = slots.reduce((sum, slot) => sum + Math.max(0, slot.openCount), 0);
  return {
    mode,
    seatsBound: seatsWanted,
    scoreBound,
    shares: [...shares.values()].sort((a, b) => (a.group < b.group ? -1 : 1)),
    prices: slots.map((slot) => ({ slotId: slot.id, price: 0 })),
    matches,
    unfilled,
    seatsWanted,
    seatsFilled: matches.length,
    scoreSum: matches.reduce((sum, match) => sum + match.scoreTotal, 0),
    weightsVersion: weights.version,
  };
}

function edgeOf(candidate: Candidate): Edge {
  return { slot: candidate.slot, volunteer: candidate.volunteer, total: candidate.score.total };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

function byStrength(a: Edge, b: Edge): number {
  return b.total - a.total || byId(a.slot, b.slot) || byId(a.volunteer, b.volunteer);
}
