import { intAt } from '../at.ts';
import { MatchingError, type MatchingErrorCode } from '../errors.ts';

/**
 * Who may take what, in columns. The left side gives units (volunteers), the right side takes them (role-slots); an
 * edge carries at most one unit. Edges lie by left node: those of `i` are `edgeStart[i] … edgeStart[i + 1] - 1`.
 */
export type TransportProblem = {
  /** Units each left node may give, ≥ 0. */
  readonly supply: Int32Array;
  /** Units each right node may take, ≥ 0. */
  readonly demand: Int32Array;
  readonly edgeStart: Int32Array;
  readonly edgeRight: Int32Array;
  /** 0 … `mostScore`. */
  readonly edgeScore: Int32Array;
  /** Time block of each edge, numbered from 0 within its left node: at most one edge of a block is used. Absent: no blocks. */
  readonly edgeBlock?: Int32Array | undefined;
  /** Floors, the outermost tier first; absent: none. */
  readonly tiers?: readonly Tier[] | undefined;
};

/** Lower bounds of groups of right nodes. Each group of a tier lies within one group of the tier before it. */
export type Tier = {
  /** Group of each right node, or -1. */
  readonly groupOfRight: Int32Array;
  /** Units each group should get before anything else counts. */
  readonly floor: Int32Array;
};

/** Beyond this a sum along a path could leave the integers a double holds exactly. */
export const maxScore = 2 ** 30;
/** About 300 MB of working memory. */
const maxEdges = 16_000_000;
const maxUnits = 2 ** 30;

/** Throws a `MatchingError` that names what is wrong; a problem without nodes or edges is fine. */
export function checkProblem(problem: TransportProblem): void {
  const { supply, demand, edgeStart, edgeRight, edgeScore, edgeBlock } = problem;
  const edges = edgeRight.length;
  if (edges > maxEdges) refuse('too_many_edges', '', 'edgeRight', edges);
  const ends = edgeStart[0] === 0 && edgeStart[supply.length] === edges;
  if (edgeStart.length !== supply.length + 1 || !ends) refuse('bad_shape', '', 'edgeStart');
  if (edgeScore.length !== edges) refuse('bad_shape', '', 'edgeScore', edgeScore.length);
  if (edgeBlock && edgeBlock.length !== edges) refuse('bad_shape', '', 'edgeBlock', edgeBlock.length);
  checkCapacities(supply, 'supply');
  checkCapacities(demand, 'demand');
  checkEdges(problem);
  checkTiers(problem);
}

function checkCapacities(units: Int32Array, field: string): void {
  let sum = 0;
  for (const [index, count] of units.entries()) {
    if (count < 0) refuse('bad_capacity', index, field, count);
    sum += count;
  }
  if (sum > maxUnits) refuse('bad_capacity', '', field, sum);
}

function checkEdges({ supply, demand, edgeStart, edgeRight, edgeScore, edgeBlock }: TransportProblem): void {
  const seenBy = new Int32Array(demand.length).fill(-1);
  for (let i = 0; i < supply.length; i += 1) {
    const from = intAt(edgeStart, i);
    const to = intAt(edgeStart, i + 1);
    if (to < from) refuse('bad_shape', i, 'edgeStart', to);
    for (let e = from; e < to; e += 1) {
      const j = edgeRight[e] ?? -1;
      if (j < 0 || j >= demand.length) refuse('bad_shape', e, 'edgeRight', j);
      // To a node without seats any number of edges may lead: none will be used.
      if (seenBy[j] === i && demand[j] !== 0) refuse('duplicate_edge', e, 'edgeRight', j);
      seenBy[j] = i;
      const score = edgeScore[e] ?? -1;
      if (score < 0 || score > maxScore) refuse('bad_number', e, 'edgeScore', score);
      if (edgeBlock && (edgeBlock[e] ?? -1) < 0) refuse('bad_number', e, 'edgeBlock', edgeBlock[e]);
    }
  }
}

function checkTiers({ demand, tiers = [] }: TransportProblem): void {
  for (const [index, { groupOfRight, floor }] of tiers.entries()) {
    if (groupOfRight.length !== demand.length)
      refuse('bad_shape', index, 'groupOfRight', groupOfRight.length);
    for (const [group, least] of floor.entries()) {
      if (least < 0 || least > maxUnits) refuse('bad_number', group, 'floor', least);
    }
    const outer = tiers[index - 1]?.groupOfRight;
    const within = new Map<number, number>();
    for (const [j, group] of groupOfRight.entries()) {
      if (group < -1 || group >= floor.length) refuse('bad_shape', j, 'groupOfRight', group);
      if (group === -1 || !outer) continue;
      const around = outer[j] ?? -1;
      if ((within.get(group) ?? around) !== around) refuse('not_nested', group, 'groupOfRight', around);
      within.set(group, around);
    }
  }
}

function refuse(code: MatchingErrorCode, id: number | string, field: string, found?: unknown): never {
  throw new MatchingError(code, String(id), field, found);
}
