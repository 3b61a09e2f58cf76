import type { TransportProblem } from './problem.ts';

/** The same problem with one more right node that has no seats, which is where forbidden edges lead. */
export function withClosedNode(problem: TransportProblem): TransportProblem {
  const rights = problem.demand.length;
  const demand = new Int32Array(rights + 1);
  demand.set(problem.demand);
  const tiers = problem.tiers?.map(({ groupOfRight, floor }) => {
    const longer = new Int32Array(rights + 1).fill(-1);
    longer.set(groupOfRight);
    return { groupOfRight: longer, floor };
  });
  return { ...problem, demand, tiers };
}

/** Leads some edges of a problem `withClosedNode` there: same columns, same numbers, but nobody can use them. */
export function forbid(problem: TransportProblem, edges: readonly number[]): TransportProblem {
  const edgeRight = problem.edgeRight.slice();
  for (const e of edges) edgeRight[e] = problem.demand.length - 1;
  return { ...problem, edgeRight };
}
