import { auction } from './auction.ts';
import { balance, type Desk, fillSeats, liftToFloors, newDesk } from './balance.ts';
import { type Certificate, scoreBound } from './bound.ts';
import { type Network, openNetwork, plantTier, take } from './network.ts';
import { checkProblem, type TransportProblem } from './problem.ts';

/** `coverage`: most units first, then the highest sum of scores. `score`: the highest sum alone. */
export type Mode = 'coverage' | 'score';

export type SolveOptions = {
  /** Default `score`. Floors, where the problem has any, come before either. */
  readonly mode?: Mode;
  /** `fast` may stop within `fastGap` of the best; default `exact`. */
  readonly method?: 'exact' | 'fast';
  /** Where to start from instead of from nothing: the plan and prices of a problem much like this one. */
  readonly from?: { readonly used: Uint8Array; readonly price: Float64Array };
};

export type Solution = {
  /** 1 for each edge that carries a unit. */
  readonly used: Uint8Array;
  readonly count: number;
  readonly score: number;
  /** Units within the floors of each tier. */
  readonly lifted: readonly number[];
  /** No plan of the mode scores more. Equal to `score`: proven the best. */
  readonly bound: number;
  readonly certificate: Certificate;
  /** Price of each right node before floors and coverage: where the next solve may start from. */
  readonly price: Float64Array;
};

/** An empty seat counts at first as much as this many of the best matches. */
const dearSeat = 8;

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
  if (from) adopt(network, from);
  else {
    const sale = auction(problem, network.left, Math.max(1, Math.round(highest / 1_000)));
    adopt(network, { used: sale.won, price: sale.price });
  }
  closeEmpty(network, highest);
  if (method === 'fast' && mode === 'score' && !problem.tiers?.length && !problem.edgeBlock && !from) {
    const quick = report(problem, network, mode, network.price.slice(0, network.rights));
    if (quick.bound - quick.score <= fastGap * quick.bound) return quick;
  }
  const desk = newDesk(network);
  balance(desk);
  const price = network.price.slice(0, network.rights);
  liftTiers(desk, problem);
  if (mode === 'coverage') fillSeats(desk, dearSeat * highest);
  return report(problem, network, mode, price);
}

function adopt(network: Network, from: { used: Uint8Array; price: Float64Array }): void {
  for (let e = 0; e < from.used.length; e += 1) if (from.used[e] === 1) take(network, e);
  network.price.set(from.price);
}

/** A seat that does not exist costs more than anybody would pay. */
function closeEmpty({ demand, price }: Network, highest: number): void {
  for (let j = 0; j < demand.length; j += 1) if (demand[j] === 0) price[j] = highest;
}

function liftTiers(desk: Desk, problem: TransportProblem): void {
  let first = desk.network.rights;
  for (const { groupOfRight, floor } of problem.tiers ?? []) {
    plantTier(desk.network, groupOfRight, floor, first);
    liftToFloors(desk, first, first + floor.length);
    first += floor.length;
  }
}

function report(problem: TransportProblem, network: Network, mode: Mode, price: Float64Array): Solution {
  const { right, score, block, holder, load } = network;
  const used = new Uint8Array(right.length);
  let count = 0;
  let total = 0;
  for (let e = 0; e < used.length; e += 1) {
    if (holder[block[e] ?? 0] !== e) continue;
    used[e] = 1;
    count += 1;
    total += score[e] ?? 0;
  }
  let first = network.rights;
  const lifted = (problem.tiers ?? []).map(({ floor }) => {
    const nodes = load.subarray(first, first + floor.length);
    first += floor.length;
    return floor.reduce((sum, least, group) => sum + Math.min(least, nodes[group] ?? 0), 0);
  });
  const certificate = certify(problem, network, mode);
  const bound = scoreBound(problem, certificate, count, lifted);
  return { used, count, score: total, lifted, bound, certificate, price };
}

/** Reads bonus and subsidies off the prices of the nodes. */
function certify(problem: TransportProblem, network: Network, mode: Mode): Certificate {
  const { price, parent, root, rights } = network;
  const bonus = mode === 'coverage' ? -(price[root] ?? 0) : 0;
  const extra = new Float64Array(root + 1);
  let first = rights;
  const subsidies = (problem.tiers ?? []).map(({ floor }) => {
    const perUnit = new Float64Array(floor.length);
    let most = 0;
    for (let group = 0; group < floor.length; group += 1) {
      const node = first + group;
      const above = parent[node] ?? root;
      perUnit[group] = Math.max(0, (price[above] ?? 0) - (price[node] ?? 0));
      extra[node] = (extra[above] ?? 0) + (perUnit[group] ?? 0);
      most = Math.max(most, perUnit[group] ?? 0);
    }
    first += floor.length;
    return { perUnit, most };
  });
  const full = new Float64Array(rights);
  for (let j = 0; j < rights; j += 1)
    full[j] = Math.max(0, (price[j] ?? 0) + bonus + (extra[parent[j] ?? root] ?? 0));
  return { price: full, bonus, subsidies };
}
