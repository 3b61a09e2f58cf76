import { floatAt, intAt, numberAt } from './at.ts';
import { forbid, withClosedNode } from './solver/forbid.ts';
import type { TransportProblem } from './solver/problem.ts';
import { type Mode, type SolveOptions, solve, type Solution } from './solver/solve.ts';

/** Groups of edges a plan uses that do not go together, one per left node at most; empty: all is well. */
export type FindConflicts = (used: Uint8Array) => readonly (readonly number[])[];

export type Mended = {
  /** The plan; its `bound` and this `countBound` hold for every plan without conflicts. */
  readonly solution: Solution;
  readonly countBound: number;
  /** Conflicts in the best flow, before mending. */
  readonly conflicts: number;
  /** Plans solved on the way. */
  readonly solved: number;
  /** No plan without conflicts is better. */
  readonly proven: boolean;
};

type Branch = { readonly solution: Solution; readonly forbidden: readonly number[] };

/** Beyond this the best plan so far is taken, with the bound as it stands. */
const maxSolved = 400;

/**
 * The best plan without conflicts that no flow can express. Branch and bound: where a plan uses edges that do not go
 * together, one of them at a time is forbidden and the rest solved again from the prices at hand, best plans first. A
 * dive that gives up the weakest edge of every conflict at once gives a good plan early and an answer in any case.
 */
export function solveWithout(
  bare: TransportProblem,
  findConflicts: FindConflicts,
  options: Pick<SolveOptions, 'mode' | 'method'>,
): Mended {
  const { mode = 'score' } = options;
  const first = solve(bare, options);
  const conflicts = findConflicts(first.used).length;
  if (conflicts === 0)
    return { solution: first, countBound: first.countBound, conflicts, solved: 1, proven: true };

  const problem = withClosedNode(bare);
  const solveBranch = (forbidden: readonly number[], from: Solution): Branch => {
    solved += 1;
    const price = Float64Array.from(problem.demand, (_, j) => floatAt(from.price, j));
    return { solution: solve(forbid(problem, forbidden), { mode, from: { ...from, price } }), forbidden };
  };
  let solved = 1;
  let best = dive({ solution: first, forbidden: [] }, findConflicts, problem, solveBranch);
  let open: Branch[] = [{ solution: first, forbidden: [] }];
  while (open.length > 0 && solved < maxSolved) {
    open.sort((a, b) => compare(a.solution, b.solution, mode));
    const branch = open.pop();
    if (!branch || compare(branch.solution, best, mode) <= 0) break;
    const [conflict] = findConflicts(branch.solution.used);
    if (!conflict) {
      best = branch.solution;
      continue;
    }
    for (const e of conflict) {
      const next = solveBranch([...branch.forbidden, e], branch.solution);
      if (compare(next.solution, best, mode) > 0) open.push(next);
    }
  }
  open = open.filter(({ solution }) => compare(solution, best, mode) > 0);
  const ceilings = [best, ...open.map(({ solution }) => solution)];
  return {
    solution: { ...best, bound: ceilings.reduce((most, { bound }) => Math.max(most, bound), best.score) },
    countBound: ceilings.reduce((most, { count }) => Math.max(most, count), 0),
    conflicts,
    solved,
    proven: open.length === 0,
  };
}

function dive(
  start: Branch,
  findConflicts: FindConflicts,
  { edgeScore }: TransportProblem,
  solveBranch: (forbidden: readonly number[], from: Solution) => Branch,
): Solution {
  let branch = start;
  for (;;) {
    const found = findConflicts(branch.solution.used);
    if (found.length === 0) return branch.solution;
    const weakest = found.map((edges) =>
      edges.reduce((least, e) => (intAt(edgeScore, e) < intAt(edgeScore, least) ? e : least)),
    );
    branch = solveBranch([...branch.forbidden, ...weakest], branch.solution);
  }
}

/** Above 0 when `a` is better. */
function compare(a: Solution, b: Solution, mode: Mode): number {
  for (const [t, lifted] of a.lifted.entries())
    if (lifted !== b.lifted[t]) return lifted - numberAt(b.lifted, t);
  if (mode === 'coverage' && a.count !== b.count) return a.count - b.count;
  return a.score - b.score;
}
