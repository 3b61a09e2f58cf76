import { parseArgs } from 'node:util';
import { drawOf } from '@hamyar/local/demonstration/draw';
import type { TransportProblem } from '@hamyar/matching/solver/problem';
import { repair } from '@hamyar/matching/solver/repair';
import { type Mode, solve, type Solution } from '@hamyar/matching/solver/solve';
import { greedy } from './greedy.ts';
import { readInstance } from './instance-file.ts';
import { instances } from './instances.ts';
import { type Lemon, openLemon } from './lemon.ts';
import { against, figure, median, type Row } from './report.ts';

/** More than any chain of exchanges costs on these instances; a wrong guess shows as a different sum. */
const bonus = 1 << 14;
const worth = 1 << 16;

type Case = {
  readonly name: string;
  readonly problem: TransportProblem;
  readonly mode: Mode;
  readonly rounds: number;
};

/**
 * Both solvers on every family, with LEMON's CostScaling on the same instance in the same run, turn about. Times are of
 * the solve alone, medians; the first, colder turn of this program is not counted.
 */
export async function matching(words: readonly string[]): Promise<Row[]> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      instance: { type: 'string' },
      method: { type: 'string', default: 'exact' },
      mode: { type: 'string', default: 'score' },
    },
  });
  if (values.instance !== undefined) return oneInstance(values.instance, values.method, values.mode);
  const lemon = await openLemon();
  const rows: Row[] = [];
  try {
    for (const name of ['geo', 'uniform', 'wide', 'big']) {
      const problem = instances[name]?.();
      if (problem)
        rows.push(
          ...(await compare({ name, problem, mode: 'score', rounds: name === 'big' ? 1 : 3 }, lemon)),
        );
    }
    const geo = instances.geo?.();
    if (!geo) return rows;
    rows.push(...(await compare({ name: 'coverage', problem: geo, mode: 'coverage', rounds: 3 }, lemon)));
    const fair = { ...geo, tiers: [floors(geo.demand, geo.townOfNeed ?? new Int32Array(geo.demand.length))] };
    rows.push(...(await compare({ name: 'fairness', problem: fair, mode: 'score', rounds: 3 }, lemon)));
    rows.push(...repairRows(geo));
  } finally {
    await lemon?.close();
  }
  return rows;
}

async function compare({ name, problem, mode, rounds }: Case, lemon: Lemon | null): Promise<Row[]> {
  const times = { fast: [] as number[], exact: [] as number[], lemon: [] as number[] };
  let fast = solve(problem, { mode, method: 'fast' });
  let exact = fast;
  const points = { bonus: mode === 'coverage' ? bonus : 0, worth: problem.tiers ? worth : 0 };
  for (let round = 0; round < rounds; round += 1) {
    fast = timed(times.fast, () => solve(problem, { mode, method: 'fast' }));
    exact = timed(times.exact, () => solve(problem, { mode }));
    const reference = await lemon?.solve(problem, points);
    if (!reference) continue;
    times.lemon.push(reference.ms);
    if (reference.score !== exact.score)
      throw new Error(`${name}: LEMON reaches ${reference.score}, the exact solver ${exact.score}`);
  }
  const simple = greedy(problem);
  const row = (key: string, value: number): Row =>
    lemon ? against(key, value, 'ms', median(times.lemon)) : figure(key, value, 'ms');
  return [
    row(`fast.${name}.time`, median(times.fast)),
    figure(`fast.${name}.certifiedGap`, gap(fast.score, fast.bound), '%'),
    row(`exact.${name}.time`, median(times.exact)),
    figure(`exact.${name}.certifiedGap`, gap(exact.score, exact.bound), '%'),
    figure(`greedy.${name}.gap`, gap(simple.score, exact.score), '%'),
    figure(`greedy.${name}.seatsMissed`, gap(simple.count, exact.count), '%'),
  ];
}

/** Every town shall have nine of ten of its slots filled before anything else counts. */
function floors(
  demand: Int32Array,
  groupOfRight: Int32Array,
): { groupOfRight: Int32Array; floor: Int32Array } {
  const wanted = new Int32Array(groupOfRight.reduce((most, town) => Math.max(most, town + 1), 0));
  for (const [j, seats] of demand.entries()) {
    const town = groupOfRight[j] ?? 0;
    wanted[town] = (wanted[town] ?? 0) + seats;
  }
  return { groupOfRight, floor: wanted.map((seats) => Math.floor(seats * 0.9)) };
}

/** One person in a hundred withdraws, as many join, one need in a hundred grows by a slot. */
function repairRows(geo: TransportProblem): Row[] {
  const draw = drawOf(7);
  const fate = Uint8Array.from(geo.supply, () => draw(100));
  const before = { ...geo, supply: geo.supply.map((units, i) => (fate[i] === 1 ? 0 : units)) };
  const supply = geo.supply.map((units, i) => (fate[i] === 0 ? 0 : units));
  const after = { ...geo, supply, demand: geo.demand.map((seats) => seats + Number(draw(100) === 0)) };
  const former = solve(before);
  const times = { repair: [] as number[], full: [] as number[] };
  let repaired = repair(after, former, 'score');
  for (let round = 0; round < 3; round += 1) {
    repaired = timed(times.repair, () => repair(after, former, 'score'));
    const full = timed(times.full, () => solve(after));
    if (full.score !== repaired.score)
      throw new Error(`repair reaches ${repaired.score}, a full solve ${full.score}`);
  }
  const left = leavers(after, former);
  return [
    against('repair.1pct.time', median(times.repair), 'ms', median(times.full)),
    against('repair.1pct.moved', repaired.moved - left, 'assignments', former.count),
    figure('repair.1pct.withdrawn', left, 'assignments'),
  ];
}

/** Assignments of people who are no longer there: they end whatever the repair does. */
function leavers({ supply, edgeStart }: TransportProblem, { used }: Solution): number {
  let count = 0;
  for (const [i, units] of supply.entries()) {
    if (units > 0) continue;
    for (let e = edgeStart[i] ?? 0; e < (edgeStart[i + 1] ?? 0); e += 1) count += used[e] ?? 0;
  }
  return count;
}

async function oneInstance(path: string, method: string, mode: string): Promise<Row[]> {
  if ((method !== 'exact' && method !== 'fast') || (mode !== 'score' && mode !== 'coverage'))
    throw new Error('--method is exact or fast, --mode is score or coverage');
  const problem = await readInstance(path);
  const times: number[] = [];
  const found = timed(times, () => solve(problem, { method, mode }));
  return [
    figure(`${method}.time`, median(times), 'ms'),
    { name: `${method}.objective`, value: found.score, unit: 'points' },
    { name: `${method}.assigned`, value: found.count, unit: 'slots' },
    { name: `${method}.bound`, value: found.bound, unit: 'points' },
    figure(`${method}.certifiedGap`, gap(found.score, found.bound), '%'),
  ];
}

const gap = (value: number, bound: number): number => (bound === 0 ? 0 : (100 * (bound - value)) / bound);

function timed<T>(times: number[], work: () => T): T {
  const startedAt = performance.now();
  const result = work();
  times.push(performance.now() - startedAt);
  return result;
}
