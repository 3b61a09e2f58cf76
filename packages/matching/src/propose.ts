import { byteAt, intAt } from './at.ts';
import { timeBlocks, unbearable } from './bearable.ts';
import { compileEdges, type Edges } from './candidates/edges.ts';
import { type Mended, solveWithout } from './mend.ts';
import { standardWeights, type Weights } from './score.ts';
import type { Tier } from './solver/problem.ts';
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
  /** What the flow could not express: overlaps, rest and weekly caps between slots of different time blocks. */
  readonly mended: {
    /** People whose slots did not go together before mending. */
    readonly conflicts: number;
    /** Plans solved on the way, the first included. */
    readonly solved: number;
    /** The mending is proven the best there is; else the bounds say how far off it can be. */
    readonly proven: boolean;
  };
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

/**
 * Proposes a whole batch: the best plan of its mode, proven, or with a bound beside it where time rules leave the flow
 * and mending them had to stop. Nobody is proposed for two overlapping shifts or beyond a cap, rest included. Every
 * feasible pair takes part. Deterministic: the order of the input does not matter either. Throws a `MatchingError` on
 * input that is none.
 */
export function propose(
  volunteers: readonly Volunteer[],
  slots: readonly RoleSlot[],
  options: ProposeOptions = {},
): Proposal {
  const { weights = standardWeights, mode = 'coverage', method = 'exact', onProgress } = options;
  onProgress?.(0);
  const edges = compileEdges(volunteers, slots, weights);
  onProgress?.(300);
  const groups = provincesOf(edges.slots, options.floorPerMille ?? 0);
  const kept = formerEdges(edges, options.former ?? []);
  const stability = options.stability ?? 0;
  const mended = solveWithout(
    {
      supply: edges.supply,
      demand: edges.demand,
      edgeStart: edges.edgeStart,
      edgeRight: edges.edgeSlot,
      edgeScore: edges.edgeScore.map((total, e) => total + stability * byteAt(kept, e)),
      edgeBlock: blocksOf(edges),
      tiers: groups.some(({ floor }) => floor > 0) ? [tierOf(edges.slots, groups)] : undefined,
    },
    (used) => conflictsIn(edges, used),
    { mode, method },
  );
  onProgress?.(900);
  const proposal = summarise(edges, mended, groups, kept, {
    mode,
    stability,
    weightsVersion: weights.version,
  });
  onProgress?.(1_000);
  return proposal;
}

function provincesOf(slots: readonly RoleSlot[], floorPerMille: number): GroupShare[] {
  const wanted = new Map<string, number>();
  for (const { place, openCount } of slots)
    wanted.set(place.provinceCode, (wanted.get(place.provinceCode) ?? 0) + openCount);
  return [...wanted]
    .map(([group, seats]) => ({
      group,
      wanted: seats,
      floor: Math.floor((seats * floorPerMille) / 1_000),
      filled: 0,
    }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}

function tierOf(slots: readonly RoleSlot[], groups: readonly GroupShare[]): Tier {
  const numbers = new Map(groups.map(({ group }, number) => [group, number]));
  return {
    groupOfRight: Int32Array.from(slots, ({ place }) => numbers.get(place.provinceCode) ?? -1),
    floor: Int32Array.from(groups, ({ floor }) => floor),
  };
}

/** 1 for each edge of the plan before. */
function formerEdges(
  { volunteers, slots, edgeStart, edgeSlot }: Edges,
  former: NonNullable<ProposeOptions['former']>,
): Uint8Array {
  const kept = new Uint8Array(edgeSlot.length);
  const volunteerAt = new Map(volunteers.map(({ id }, at) => [id, at]));
  const slotAt = new Map(slots.map(({ id }, at) => [id, at]));
  for (const { volunteerId, slotId } of former) {
    const at = volunteerAt.get(volunteerId);
    if (at === undefined) continue;
    const e = edgeSlot.indexOf(slotAt.get(slotId) ?? -1, edgeStart[at]);
    if (e >= 0 && e < intAt(edgeStart, at + 1)) kept[e] = 1;
  }
  return kept;
}

function blocksOf({ supply, volunteers, slots, edgeStart, edgeSlot }: Edges): Int32Array {
  const blocks = new Int32Array(edgeSlot.length);
  for (const [at, volunteer] of volunteers.entries()) {
    const from = intAt(edgeStart, at);
    const own = edgeSlot.subarray(from, edgeStart[at + 1]);
    // With one assignment to give there is nothing to exclude.
    if (intAt(supply, at) > 1) blocks.set(timeBlocks(volunteer, slotsAt(slots, own)), from);
    else for (let e = 0; e < own.length; e += 1) blocks[from + e] = e;
  }
  return blocks;
}

function conflictsIn(
  { volunteers, slots, supply, edgeStart, edgeSlot }: Edges,
  used: Uint8Array,
): number[][] {
  const conflicts: number[][] = [];
  for (const [at, volunteer] of volunteers.entries()) {
    if (intAt(supply, at) < 2) continue;
    const held: number[] = [];
    for (let e = intAt(edgeStart, at); e < intAt(edgeStart, at + 1); e += 1) if (used[e] === 1) held.push(e);
    const theirs = slotsAt(
      slots,
      held.map((e) => intAt(edgeSlot, e)),
    );
    const conflict = unbearable(volunteer, theirs);
    if (conflict) conflicts.push(held.filter((_, index) => conflict.some((slot) => slot === theirs[index])));
  }
  return conflicts;
}

function slotsAt(slots: readonly RoleSlot[], places: Iterable<number>): RoleSlot[] {
  return Array.from(places, (place) => slots[place]).filter((slot) => slot !== undefined);
}

function summarise(
  edges: Edges,
  { solution, countBound, conflicts, solved, proven }: Mended,
  groups: readonly GroupShare[],
  kept: Uint8Array,
  { mode, stability, weightsVersion }: { mode: Mode; stability: number; weightsVersion: string },
): Proposal {
  const { volunteers, slots, edgeStart, edgeSlot, edgeScore } = edges;
  const bySlot = slots.map((): ProposedMatch[] => []);
  const candidates = new Int32Array(slots.length);
  let scoreSum = 0;
  let keptSum = 0;
  for (const [at, { id: volunteerId }] of volunteers.entries()) {
    for (let e = intAt(edgeStart, at); e < intAt(edgeStart, at + 1); e += 1) {
      const place = intAt(edgeSlot, e);
      candidates[place] = intAt(candidates, place) + 1;
      if (solution.used[e] !== 1) continue;
      const scoreTotal = intAt(edgeScore, e);
      bySlot[place]?.push({ slotId: slots[place]?.id ?? '', volunteerId, scoreTotal });
      scoreSum += scoreTotal;
      keptSum += byteAt(kept, e);
    }
  }
  const filled = new Map<string, number>();
  const unfilled: Unfilled[] = [];
  for (const [place, slot] of slots.entries()) {
    const own = bySlot[place] ?? [];
    own.sort((a, b) => b.scoreTotal - a.scoreTotal || (a.volunteerId < b.volunteerId ? -1 : 1));
    filled.set(slot.place.provinceCode, (filled.get(slot.place.provinceCode) ?? 0) + own.length);
    const missing = slot.openCount - own.length;
    const anyone = intAt(candidates, place) > own.length;
    if (missing > 0)
      unfilled.push({ slotId: slot.id, missing, because: anyone ? 'candidates_taken' : 'no_candidate' });
  }
  const seatsWanted = groups.reduce((sum, { wanted }) => sum + wanted, 0);
  return {
    matches: bySlot.flat(),
    unfilled,
    seatsWanted,
    seatsFilled: solution.count,
    scoreSum,
    weightsVersion,
    mode,
    seatsBound: mode === 'coverage' ? countBound : seatsWanted,
    scoreBound: Math.floor(solution.bound) - stability * keptSum,
    shares: groups.map((share) => ({ ...share, filled: filled.get(share.group) ?? 0 })),
    mended: { conflicts, solved, proven },
  };
}
