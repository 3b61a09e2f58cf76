import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, problems } from './arbitraries.ts';
import { bruteForce } from './brute-force.ts';
import type { TransportProblem } from './problem.ts';
import { type Mode, solve, type Solution } from './solve.ts';
import { provenBound, provenCount } from './verify-certificate.ts';

const modes = fc.constantFrom<Mode>('score', 'coverage');
const small = problems({ lefts: 4, rights: 4, maxScore: 12, density: 60 });

function expectSound(problem: TransportProblem, { used, count, score }: Solution): void {
  const { supply, demand, edgeStart, edgeRight, edgeScore, edgeBlock } = problem;
  const taken = new Int32Array(demand.length);
  let units = 0;
  let sum = 0;
  for (const i of supply.keys()) {
    const held: number[] = [];
    for (let e = edgeStart[i] ?? 0; e < (edgeStart[i + 1] ?? 0); e += 1) if (used[e]) held.push(e);
    expect(held.length).toBeLessThanOrEqual(supply[i] ?? 0);
    if (edgeBlock) expect(new Set(held.map((e) => edgeBlock[e])).size).toBe(held.length);
    for (const e of held) {
      const j = edgeRight[e] ?? 0;
      taken[j] = (taken[j] ?? 0) + 1;
      sum += edgeScore[e] ?? 0;
    }
    units += held.length;
  }
  for (const [j, seats] of demand.entries()) expect(taken[j]).toBeLessThanOrEqual(seats);
  expect([units, sum]).toEqual([count, score]);
}

describe('the exact solver', () => {
  it('equals brute force in every mode, with floors and blocks, and proves it', () => {
    fc.assert(
      fc.property(small, modes, (problem, mode) => {
        fc.pre(problem.edgeRight.length <= 11);
        const found = solve(problem, { mode });
        const best = bruteForce(problem, mode);
        expectSound(problem, found);
        expect(found.lifted).toEqual(best.lifted);
        if (mode === 'coverage') {
          expect(found.count).toBe(best.count);
          expect(found.countBound).toBe(best.count);
          expect(provenCount(problem, found)).toBe(best.count);
        }
        expect(found.score).toBe(best.score);
        expect(found.bound).toBe(found.score);
        expect(provenBound(problem, found)).toBe(found.score);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it('reaches the same sum from any start', () => {
    const larger = problems({ lefts: 30, rights: 12, maxScore: 1_000, density: 40 });
    fc.assert(
      fc.property(larger, modes, fc.infiniteStream(fc.nat(1_000)), (problem, mode, noise) => {
        const fromNothing = solve(problem, { mode });
        const price = Float64Array.from(problem.demand, () => noise.next().value as number);
        const fromNoise = solve(problem, {
          mode,
          from: { used: new Uint8Array(problem.edgeRight.length), price, bonus: 0 },
        });
        const fromItself = solve(problem, { mode, from: fromNothing });
        for (const other of [fromNoise, fromItself]) {
          expectSound(problem, other);
          expect([other.lifted, other.score, other.bound]).toEqual([
            fromNothing.lifted,
            fromNothing.score,
            fromNothing.score,
          ]);
        }
        expect(fromItself.used).toEqual(fromNothing.used);
      }),
      { numRuns: 300 },
    );
  });

  it('never loses by one more person or one more seat', () => {
    fc.assert(
      fc.property(problems({ lefts: 12, rights: 8, maxScore: 100, density: 50 }), (full) => {
        const problem = { ...full, tiers: undefined };
        const before = solve(problem).score;
        for (const side of ['supply', 'demand'] as const) {
          for (const node of problem[side].keys()) {
            const more = problem[side].map((units, index) => units + Number(index === node));
            expect(solve({ ...problem, [side]: more }).score).toBeGreaterThanOrEqual(before);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('answers a problem without people, seats or edges with an empty plan', () => {
    for (const problem of [
      columns({ supply: [], demand: [], edges: [] }),
      columns({ supply: [1], demand: [], edges: [[]] }),
      columns({ supply: [], demand: [2], edges: [], tiers: [{ groupOfRight: [0], floor: [1] }] }),
      columns({ supply: [0], demand: [0], edges: [[[0, 5]]] }),
    ]) {
      for (const mode of ['score', 'coverage'] as const)
        expect(solve(problem, { mode })).toMatchObject({ count: 0, score: 0, bound: 0 });
    }
  });

  it('prefers a full house to a high score only where coverage is asked for', () => {
    // One person could serve both places; the other only the first.
    const problem = columns({
      supply: [1, 1],
      demand: [1, 1],
      edges: [
        [
          [0, 100],
          [1, 1],
        ],
        [[0, 50]],
      ],
    });
    expect(solve(problem, { mode: 'score' })).toMatchObject({ count: 1, score: 100 });
    expect(solve(problem, { mode: 'coverage' })).toMatchObject({ count: 2, score: 51 });
  });
});

describe('the fast solver', () => {
  it('stays within a ten-thousandth of its bound, and its bound is true', () => {
    const larger = problems({ lefts: 40, rights: 15, maxScore: 1_000, density: 40 });
    fc.assert(
      fc.property(larger, (problem) => {
        const quick = solve(problem, { method: 'fast' });
        expectSound(problem, quick);
        expect(quick.bound - quick.score).toBeLessThanOrEqual(1e-4 * quick.bound);
        if (!problem.tiers?.length) expect(quick.bound).toBeGreaterThanOrEqual(solve(problem).score);
      }),
      { numRuns: 300 },
    );
  });
});

it('a bound that only rounding keeps below a whole number is that number', () => {
  const problem: TransportProblem = {
    supply: Int32Array.from([2, 1, 1, 1, 1]),
    demand: Int32Array.from([2, 2, 2, 1, 0, 1, 0, 3, 3]),
    edgeStart: Int32Array.from([0, 4, 8, 11, 16, 19]),
    edgeRight: Int32Array.from([0, 1, 6, 8, 1, 3, 5, 6, 0, 6, 7, 1, 2, 4, 6, 8, 1, 6, 8]),
    edgeScore: Int32Array.from([
      677, 793, 597, 168, 27, 8, 348, 576, 318, 80, 852, 879, 624, 143, 146, 605, 256, 276, 412,
    ]),
  };
  const best = solve(problem);
  expect(best.score).toBe(3_961);
  expect(solve(problem, { method: 'fast' }).bound).toBeGreaterThanOrEqual(best.score);
});

describe('a problem that is none', () => {
  const good = { supply: [1], demand: [1], edges: [[[0, 5] as const]] };
  const refused = (problem: TransportProblem): unknown => {
    try {
      solve(problem);
      return null;
    } catch (error) {
      return (error as { code?: unknown }).code;
    }
  };

  it('is refused with the code of what is wrong', () => {
    expect(refused(columns(good))).toBeNull();
    expect(refused(columns({ ...good, supply: [-1] }))).toBe('bad_capacity');
    expect(refused(columns({ ...good, demand: [-2] }))).toBe('bad_capacity');
    expect(refused(columns({ ...good, edges: [[[0, -5]]] }))).toBe('bad_number');
    expect(refused(columns({ ...good, edges: [[[0, 2 ** 30 + 1]]] }))).toBe('bad_number');
    expect(refused(columns({ ...good, edges: [[[1, 5]]] }))).toBe('bad_shape');
    expect(
      refused(
        columns({
          ...good,
          edges: [
            [
              [0, 5],
              [0, 6],
            ],
          ],
        }),
      ),
    ).toBe('duplicate_edge');
    expect(refused({ ...columns(good), edgeStart: Int32Array.from([0, 2]) })).toBe('bad_shape');
    expect(refused({ ...columns(good), edgeScore: new Int32Array(0) })).toBe('bad_shape');
    expect(refused(columns({ ...good, tiers: [{ groupOfRight: [3], floor: [1] }] }))).toBe('bad_shape');
    expect(refused(columns({ ...good, tiers: [{ groupOfRight: [0], floor: [-1] }] }))).toBe('bad_number');
    const crossing = [
      { groupOfRight: [0, 1], floor: [1, 1] },
      { groupOfRight: [0, 0], floor: [1] },
    ];
    expect(refused(columns({ supply: [], demand: [1, 1], edges: [], tiers: crossing }))).toBe('not_nested');
  });

  it('is refused before memory is spent when it is too large', () => {
    const edges = 17_000_000;
    const problem = {
      supply: Int32Array.of(1),
      demand: Int32Array.of(1),
      edgeStart: Int32Array.of(0, edges),
      edgeRight: new Int32Array(edges),
      edgeScore: new Int32Array(edges),
    };
    expect(refused(problem)).toBe('too_many_edges');
  });
});
