import { intAt, numberAt } from '../at.ts';
import type { TransportProblem } from './problem.ts';

/** What the best plan reaches: units within the floors of each tier, units, sum of scores. */
export type Best = { readonly lifted: readonly number[]; readonly count: number; readonly score: number };

/** Tries every set of edges. For tests: a dozen edges at most. */
export function bruteForce(problem: TransportProblem, mode: 'coverage' | 'score'): Best {
  const edges = problem.edgeRight.length;
  const left: number[] = [];
  for (const i of problem.supply.keys())
    for (let e = intAt(problem.edgeStart, i); e < intAt(problem.edgeStart, i + 1); e += 1) left.push(i);
  let best: Best = measure(problem, []);
  const chosen: number[] = [];
  const given = new Map<string, number>();
  const visit = (e: number): void => {
    if (e === edges) {
      const found = measure(problem, chosen);
      if (better(found, best, mode)) best = found;
      return;
    }
    visit(e + 1);
    const i = numberAt(left, e);
    const j = intAt(problem.edgeRight, e);
    const keys: [string, number][] = [
      [`left ${i}`, intAt(problem.supply, i)],
      [`right ${j}`, intAt(problem.demand, j)],
    ];
    if (problem.edgeBlock) keys.push([`block ${i} ${problem.edgeBlock[e]}`, 1]);
    if (keys.some(([key, most]) => (given.get(key) ?? 0) >= most)) return;
    for (const [key] of keys) given.set(key, (given.get(key) ?? 0) + 1);
    chosen.push(e);
    visit(e + 1);
    chosen.pop();
    for (const [key] of keys) given.set(key, (given.get(key) ?? 0) - 1);
  };
  visit(0);
  return best;
}

function measure(problem: TransportProblem, chosen: readonly number[]): Best {
  const lifted = (problem.tiers ?? []).map(({ groupOfRight, floor }) => {
    const filled = new Array<number>(floor.length).fill(0);
    for (const e of chosen) {
      const group = groupOfRight[intAt(problem.edgeRight, e)] ?? -1;
      if (group >= 0) filled[group] = numberAt(filled, group) + 1;
    }
    return filled.reduce((sum, units, group) => sum + Math.min(units, intAt(floor, group)), 0);
  });
  return {
    lifted,
    count: chosen.length,
    score: chosen.reduce((sum, e) => sum + intAt(problem.edgeScore, e), 0),
  };
}

function better(a: Best, b: Best, mode: 'coverage' | 'score'): boolean {
  const keys = (best: Best): number[] => [
    ...best.lifted,
    ...(mode === 'coverage' ? [best.count] : []),
    best.score,
  ];
  const [left, right] = [keys(a), keys(b)];
  const first = left.findIndex((value, index) => value !== right[index]);
  return first >= 0 && numberAt(left, first) > numberAt(right, first);
}
