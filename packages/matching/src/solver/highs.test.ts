import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { Highs } from 'highs';
import { expect, test } from 'vitest';
import { problems } from './arbitraries.ts';
import type { TransportProblem } from './problem.ts';
import { solve } from './solve.ts';

// Its types speak of a default export that CommonJS does not have.
const openHighs = createRequire(import.meta.url)('highs') as () => Promise<Highs>;

/**
 * The same problem for an independent solver, as a linear program (its matrix is totally unimodular, so the optimum is
 * whole): `goal` is what is maximised, `given` what has been reached before and must be kept.
 */
function program(
  problem: TransportProblem,
  goal: Goal,
  given: readonly { goal: Goal; least: number }[],
): string {
  const rows: string[] = [];
  const bounds: string[] = [];
  const seats = new Map<number, string[]>();
  for (const [i, units] of problem.supply.entries()) {
    const own: string[] = [];
    const blocks = new Map<number, string[]>();
    for (let e = problem.edgeStart[i] ?? 0; e < (problem.edgeStart[i + 1] ?? 0); e += 1) {
      own.push(`x${e}`);
      bounds.push(`x${e} <= 1`);
      group(seats, problem.edgeRight[e] ?? 0).push(`x${e}`);
      if (problem.edgeBlock) group(blocks, problem.edgeBlock[e] ?? 0).push(`x${e}`);
    }
    if (own.length > 0) rows.push(`${own.join(' + ')} <= ${units}`);
    for (const members of blocks.values()) rows.push(`${members.join(' + ')} <= 1`);
  }
  for (const [j, members] of seats) rows.push(`${members.join(' + ')} <= ${problem.demand[j]}`);
  for (const [t, { groupOfRight, floor }] of (problem.tiers ?? []).entries()) {
    for (const [g, least] of floor.entries()) {
      bounds.push(`y${t}_${g} <= ${least}`);
      const members = [...seats].filter(([j]) => groupOfRight[j] === g).flatMap(([, names]) => names);
      rows.push([`y${t}_${g}`, ...members].join(' - ') + ' <= 0');
    }
  }
  for (const { goal: former, least } of given) rows.push(`${termsOf(problem, former)} >= ${least}`);
  const constraints = rows.map((row, index) => `c${index}: ${row}`).join('\n');
  return `Maximize\nobj: ${termsOf(problem, goal)}\nSubject To\n${constraints}\nBounds\n${bounds.join('\n')}\nEnd\n`;
}

type Goal = number | 'count' | 'score';

function termsOf({ edgeScore, tiers }: TransportProblem, goal: Goal): string {
  if (typeof goal === 'number')
    return Array.from(tiers?.[goal]?.floor ?? [], (_, g) => `y${goal}_${g}`).join(' + ');
  return Array.from(edgeScore, (score, e) => (goal === 'count' ? `x${e}` : `${score} x${e}`)).join(' + ');
}

function group(groups: Map<number, string[]>, key: number): string[] {
  const members = groups.get(key) ?? [];
  groups.set(key, members);
  return members;
}

test(
  'the solver agrees with HiGHS on medium problems, in every mode, with floors and blocks',
  { timeout: 120_000 },
  async () => {
    const highs = await openHighs();
    const medium = problems({ lefts: 40, rights: 14, maxScore: 1_000, density: 35 });
    let compared = 0;
    fc.assert(
      fc.property(medium, fc.constantFrom('score' as const, 'coverage' as const), (problem, mode) => {
        fc.pre(problem.edgeRight.length > 20);
        const found = solve(problem, { mode });
        const goals: Goal[] = [
          ...(problem.tiers ?? []).keys(),
          ...(mode === 'coverage' ? ['count' as const] : []),
          'score',
        ];
        const reached: { goal: Goal; least: number }[] = [];
        for (const goal of goals) {
          const { ObjectiveValue } = highs.solve(program(problem, goal, reached));
          reached.push({ goal, least: Math.round(ObjectiveValue) });
        }
        const ours = [...found.lifted, ...(mode === 'coverage' ? [found.count] : []), found.score];
        expect(ours).toEqual(reached.map(({ least }) => least));
        compared += 1;
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThanOrEqual(200);
  },
);
