import { floatAt, intAt } from '../at.ts';
import type { Tier, TransportProblem } from './problem.ts';

/**
 * Why no plan can be better, in figures anyone can add up again. With a bonus on every unit and a subsidy on every unit
 * of a group, each right node has a price ≥ 0; what everybody would gain at those prices, plus what the seats are
 * worth, is more than any plan can score. The bonus and the subsidies are then taken off again, at the counts the mode
 * guarantees.
 */
export type Certificate = {
  /** Price of each right node, bonus and subsidies included. */
  readonly price: Float64Array;
  /** Points on each unit; 0 unless most seats come first. */
  readonly bonus: number;
  /** For each tier, the points on each unit of a group, none above `most`. */
  readonly subsidies: readonly { readonly perUnit: Float64Array; readonly most: number }[];
  /** 1 for each right node of a cover that no plan has more units than; only where most seats come first. */
  readonly cover?: Uint8Array;
};

/**
 * The highest sum of scores that any plan can have with `count` units (if there is a bonus) and with `lifted[t]` units
 * within the floors of tier `t`. Weak duality: true for whatever certificate is given.
 */
export function scoreBound(
  problem: TransportProblem,
  { price, bonus, subsidies }: Certificate,
  count: number,
  lifted: readonly number[],
): number {
  const { supply, demand, edgeStart, edgeRight, edgeScore, edgeBlock } = problem;
  const tiers = problem.tiers ?? [];
  const extra = extraOf(problem, bonus, subsidies);
  let bound = 0 - bonus * count;
  for (const [t, tier] of tiers.entries()) bound += floorsBound(tier, subsidies[t], lifted[t] ?? 0);
  for (let j = 0; j < demand.length; j += 1) bound += floatAt(price, j) * intAt(demand, j);
  const best: number[] = [];
  const blocks: number[] = [];
  for (let i = 0; i < supply.length; i += 1) {
    const most = intAt(supply, i);
    best.length = 0;
    blocks.length = 0;
    for (let e = intAt(edgeStart, i), end = intAt(edgeStart, i + 1); e < end; e += 1) {
      const j = intAt(edgeRight, e);
      const gain = intAt(edgeScore, e) + floatAt(extra, j) - floatAt(price, j);
      if (gain > 0 && most > 0) keep(best, blocks, most, gain, edgeBlock ? intAt(edgeBlock, e) : e);
    }
    for (const gain of best) bound += gain;
  }
  return freeOfRounding(bound, Math.abs(bound) + bonus * count);
}

/** How far a sum of fractions may be off, in parts of what was added: a hundred thousand terms, and room. */
const roundingError = 1e-12;

/**
 * Scores are whole, so a bound that only rounding keeps from a whole number is that number: 3960.9999999999995 would deny a
 * plan of 3961 that exists.
 */
function freeOfRounding(bound: number, added: number): number {
  const whole = Math.round(bound);
  return Math.abs(bound - whole) <= 1e-9 + roundingError * added ? whole : bound;
}

function extraOf(
  problem: TransportProblem,
  bonus: number,
  subsidies: Certificate['subsidies'],
): Float64Array {
  const extra = new Float64Array(problem.demand.length).fill(bonus);
  for (const [t, tier] of (problem.tiers ?? []).entries()) {
    for (let j = 0; j < extra.length; j += 1) {
      const group = tier.groupOfRight[j] ?? -1;
      if (group >= 0) extra[j] = floatAt(extra, j) + (subsidies[t]?.perUnit[group] ?? 0);
    }
  }
  return extra;
}

function floorsBound(
  tier: Tier,
  subsidy: Certificate['subsidies'][number] | undefined,
  lifted: number,
): number {
  if (!subsidy) return 0;
  let bound = 0 - subsidy.most * lifted;
  for (const [group, floor] of tier.floor.entries())
    bound += (subsidy.most - floatAt(subsidy.perUnit, group)) * floor;
  return bound;
}

/**
 * The most units any plan can have, given right nodes that cover it (Kőnig): all their seats, and for everybody else as
 * many units as lead elsewhere. True for whatever cover is given; equal to the count of a plan: none has more.
 */
export function countBound(problem: TransportProblem, cover: Uint8Array): number {
  const { supply, demand, edgeStart, edgeRight, edgeBlock } = problem;
  let bound = 0;
  for (let j = 0; j < demand.length; j += 1) if (cover[j] === 1) bound += intAt(demand, j);
  const blocks = new Set<number>();
  for (let i = 0; i < supply.length; i += 1) {
    blocks.clear();
    for (let e = intAt(edgeStart, i), end = intAt(edgeStart, i + 1); e < end; e += 1) {
      const j = intAt(edgeRight, e);
      if (cover[j] !== 1 && intAt(demand, j) > 0) blocks.add(edgeBlock ? intAt(edgeBlock, e) : e);
    }
    bound += Math.min(intAt(supply, i), blocks.size);
  }
  return bound;
}

/** Keeps the `most` best gains, one a block, best first. */
function keep(best: number[], blocks: number[], most: number, gain: number, block: number): void {
  let at = blocks.indexOf(block);
  if (at >= 0 && (best[at] ?? 0) >= gain) return;
  if (at < 0) {
    if (best.length === most && (best[most - 1] ?? 0) >= gain) return;
    at = best.length < most ? best.length : most - 1;
  }
  for (; at > 0 && (best[at - 1] ?? 0) < gain; at -= 1) {
    best[at] = best[at - 1] ?? 0;
    blocks[at] = blocks[at - 1] ?? 0;
  }
  best[at] = gain;
  blocks[at] = block;
}
