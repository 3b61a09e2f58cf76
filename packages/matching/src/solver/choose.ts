import { floatAt, intAt } from '../at.ts';
import { drop, type Network, take } from './network.ts';

/**
 * Gives every left node what it likes best at today's prices: the set of most profit within its supply, one edge a
 * block. What it holds is kept where that is as good. Right nodes may come out above or below their demand; `balance`
 * mends that.
 */
export function chooseAll(network: Network): void {
  const most = network.supply.reduce((max, units) => Math.max(max, units), 0);
  const best = new Int32Array(most);
  const value = new Float64Array(most);
  for (let i = 0; i < network.supply.length; i += 1) {
    const count = bestSet(network, i, best, value);
    exchange(network, i, best, count);
  }
}

/**
 * Writes the best edges of `i` into `best`, most valuable first, and returns how many. `value` counts each profit
 * twice and one more for an edge already held, which settles ties without a second pass.
 */
function bestSet(network: Network, i: number, best: Int32Array, value: Float64Array): number {
  const { start, right, score, price, block, holder, supply } = network;
  const most = intAt(supply, i);
  let count = 0;
  if (most === 0) return 0;
  for (let e = intAt(start, i), end = intAt(start, i + 1); e < end; e += 1) {
    const profit = intAt(score, e) - floatAt(price, intAt(right, e));
    const own = intAt(block, e);
    const held = holder[own] === e;
    const worth = 2 * profit + (held ? 1 : 0);
    if (worth <= 0 || (count === most && worth <= floatAt(value, count - 1))) continue;
    // The place of this edge's block, if it has one; else a new place, or that of the least.
    let at = 0;
    while (at < count && block[intAt(best, at)] !== own) at += 1;
    if (at < count && worth <= floatAt(value, at)) continue;
    if (at === count) at = count < most ? count++ : count - 1;
    while (at > 0 && floatAt(value, at - 1) < worth) {
      value[at] = floatAt(value, at - 1);
      best[at] = intAt(best, at - 1);
      at -= 1;
    }
    value[at] = worth;
    best[at] = e;
  }
  return count;
}

function exchange(network: Network, i: number, best: Int32Array, count: number): void {
  const { start, block, holder, used } = network;
  let kept = 0;
  for (let q = 0; q < count; q += 1) if (holder[intAt(block, intAt(best, q))] === best[q]) kept += 1;
  if (kept < intAt(used, i)) {
    for (let e = intAt(start, i), end = intAt(start, i + 1); e < end; e += 1) {
      if (holder[intAt(block, e)] === e && !includes(best, count, e)) drop(network, e);
    }
  }
  for (let q = 0; q < count && kept < count; q += 1) {
    const e = intAt(best, q);
    if (holder[intAt(block, e)] === e) continue;
    take(network, e);
    kept += 1;
  }
}

function includes(edges: Int32Array, count: number, edge: number): boolean {
  for (let q = 0; q < count; q += 1) if (edges[q] === edge) return true;
  return false;
}
