import { floatAt, intAt, numberAt } from '../at.ts';
import { MatchingError } from '../errors.ts';
import { auction } from './auction.ts';
import { balance, type Desk, fillSeats, liftToFloors, newDesk } from './balance.ts';
import { type Certificate, countBound, scoreBound } from './bound.ts';
import { scarceSeats } from './coverage.ts';
import { adopt, type Network, openNetwork } from './network.ts';
import { checkProblem, type TransportProblem } from './problem.ts';

/** `coverage`: most units first, then the highest sum of scores. `score`: the highest sum alone. */
export type Mode = 'coverage' | 'score';

export type SolveOptions = {
  /** Default `score`. Floors, where the problem has any, come before either. */
  readonly mode?: Mode;
  /** `fast` may stop within `fastGap` of the best; default `exact`. */
  readonly method?: 'exact' | 'fast';
  /** Where to start from instead of from nothing: the plan and prices of a problem much like this one. */
  readonly from?: Start | undefined;
};

/** A plan and prices to start from. The prices count `bonus` points on every unit. */
export type Start = { readonly used: Uint8Array; readonly price: Float64Array; readonly bonus: number };

export type Solution = {
  /** 1 for each edge that carries a unit. */
  readonly used: Uint8Array;
  readonly count: number;
  readonly score: number;
  /** Units within the floors of each tier. */
  readonly lifted: readonly number[];
  /** No plan has more units; equal to `count` when most seats come first. */
  readonly countBound: number;
  /** No plan of the mode scores more. Equal to `score`: proven the best. */
  readonly bound: number;
  readonly certificate: Certificate;
  /** Price of each right node before floors: where the next solve may start from, with `bonus`. */
  readonly price: Float64Array;
  readonly bonus: number;
};

/** A filled seat counts at first as much as this many of the best matches; chains that cost more follow one by one. */
const dearSeat = 4;

/** Steps of the auction: for `exact` to the highest score, for `fast`, which has to end within its gap, to a usual one. */
const coarseSteps = 500;
const fineSteps = 800;

/** A ten-thousandth. */
export const fastGap = 1e-4;

/**
 * Finds the best plan of a transport problem and proves it. An auction finds prices that are nearly right, `balance`
 * makes them exact, then floors and empty seats are filled by exchanges that lose least. The same problem gives the
 * same plan. Throws a `MatchingError` on a problem that is none.
 */
export function solve(problem: TransportProblem, options: SolveOptions = {}): Solution {
  checkProblem(problem);
  const network = openNetwork(problem);
  const { mode = 'score', method = 'exact', from } = options;
  const highest = problem.edgeScore.reduce((max, score) => Math.max(max, score), 0);
  const bonus = mode === 'coverage' ? Math.max(from?.bonus ?? 0, dearSeat * highest) : 0;
  const quickly =
    method === 'fast' && mode === 'score' && !problem.tiers?.length && !problem.edgeBlock && !from;
  const step = quickly ? usualBest(problem) / fineSteps : Math.max(1, Math.round(highest / coarseSteps));
  open(network, bonus, from ?? startingSale(problem, network, step, bonus));
  closeEmpty(network, highest);
  if (quickly) {
    const price = network.price.slice(0, network.rights);
    const quick = { ...report(problem, network, mode), price, bonus };
    if (quick.bound - quick.score <= fastGap * quick.bound) return quick;
  }
  const desk = newDesk(network);
  balance(desk);
  const price = network.price.map((value) => value + bonus).subarray(0, network.rights);
  liftTiers(desk, problem, highest, bonus);
  const cover = mode === 'coverage' ? fillSeats(desk) : undefined;
  return { ...report(problem, network, mode, cover), price, bonus };
}

/** What people could score at best, on average: about what a certified gap is measured against. At least 1. */
function usualBest({ supply, edgeStart, edgeScore }: TransportProblem): number {
  let sum = 0;
  for (let i = 0; i < supply.length; i += 1) {
    let best = 0;
    for (let e = intAt(edgeStart, i); e < intAt(edgeStart, i + 1); e += 1)
      best = Math.max(best, intAt(edgeScore, e));
    sum += best;
  }
  return Math.max(1, sum / Math.max(1, supply.length));
}

function startingSale(problem: TransportProblem, network: Network, step: number, bonus: number): Start {
  const opening = new Float64Array(network.rights);
  if (bonus > 0) scarceSeats(problem).forEach((scarce, j) => (opening[j] = scarce ? 0 : -bonus));
  const { won, price } = auction(problem, network.left, step, opening);
  return { used: won, price: price.map((value) => value + bonus), bonus };
}

function open(network: Network, bonus: number, { used, price }: Start): void {
  adopt(network, used);
  for (let j = 0; j < network.rights; j += 1) network.price[j] = Math.max(0, floatAt(price, j)) - bonus;
  network.price[network.root] = -bonus;
}

/** A seat that does not exist costs more than anybody would pay. */
function closeEmpty({ demand, price }: Network, highest: number): void {
  for (let j = 0; j < demand.length; j += 1) if (demand[j] === 0) price[j] = highest;
}

/**
 * Outer tiers first, each unit of a floor worth more than anything a chain of exchanges could gain elsewhere: score,
 * bonus, and the floors within.
 */
function liftTiers(
  desk: Desk,
  { tiers = [], demand }: TransportProblem,
  highest: number,
  bonus: number,
): void {
  const worths: number[] = [];
  let worth = 2 * (highest + 1) * (demand.length + 1) + 2 * bonus;
  for (const { floor } of tiers.toReversed()) {
    worths.unshift(worth);
    worth *= 2 * (floor.length + 1);
  }
  if (worth > Number.MAX_SAFE_INTEGER) throw new MatchingError('bad_number', '', 'edgeScore', highest);
  let first = desk.network.rights;
  for (const [t, tier] of tiers.entries()) {
    liftToFloors(desk, { ...tier, worth: numberAt(worths, t) }, first);
    first += tier.floor.length;
  }
}

function report(
  problem: TransportProblem,
  network: Network,
  mode: Mode,
  cover?: Uint8Array,
): Omit<Solution, 'price' | 'bonus'> {
  const { right, score, block, holder, load } = network;
  const used = new Uint8Array(right.length);
  let count = 0;
  let total = 0;
  for (let e = 0; e < used.length; e += 1) {
    if (holder[intAt(block, e)] !== e) continue;
    used[e] = 1;
    count += 1;
    total += intAt(score, e);
  }
  let first = network.rights;
  const lifted = (problem.tiers ?? []).map(({ floor }) => {
    const nodes = load.subarray(first, first + floor.length);
    first += floor.length;
    return floor.reduce((sum, least, group) => sum + Math.min(least, intAt(nodes, group)), 0);
  });
  const certificate = { ...certify(problem, network, mode), ...(cover && { cover }) };
  const bound = scoreBound(problem, certificate, count, lifted);
  const most = countBound(problem, cover ?? new Uint8Array(problem.demand.length).fill(1));
  return { used, count, countBound: most, score: total, lifted, bound, certificate };
}

/** Reads bonus and subsidies off the prices of the nodes. */
function certify(problem: TransportProblem, network: Network, mode: Mode): Certificate {
  const { price, parent, root, rights } = network;
  const bonus = mode === 'coverage' ? 0 - floatAt(price, root) : 0;
  const extra = new Float64Array(root + 1);
  let first = rights;
  const subsidies = (problem.tiers ?? []).map(({ floor }) => {
    const perUnit = new Float64Array(floor.length);
    const most = floatAt(network.worth, first);
    for (let group = 0; group < floor.length; group += 1) {
      const node = first + group;
      const above = parent[node] ?? root;
      perUnit[group] = Math.max(0, floatAt(price, above) - floatAt(price, node));
      extra[node] = floatAt(extra, above) + floatAt(perUnit, group);
    }
    first += floor.length;
    return { perUnit, most };
  });
  const full = new Float64Array(rights);
  for (let j = 0; j < rights; j += 1)
    full[j] = Math.max(0, floatAt(price, j) + bonus + floatAt(extra, parent[j] ?? root));
  return { price: full, bonus, subsidies };
}
