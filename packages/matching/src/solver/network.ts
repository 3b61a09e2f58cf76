import { floatAt, intAt } from '../at.ts';
import type { TransportProblem } from './problem.ts';

/**
 * A problem under way: who holds what, and at which prices. Nodes are the right nodes, then the groups of the tiers
 * planted so far, then `root` (where every unit ends) and `idle` (where the units are that nobody asked for). Left nodes
 * need no prices of their own: an exchange `e → f` of one person costs (profit of e) − (profit of f), a profit being
 * score minus price.
 */
export type Network = {
  readonly supply: Int32Array;
  readonly demand: Int32Array;
  readonly start: Int32Array;
  readonly right: Int32Array;
  readonly score: Int32Array;
  /** Left node of each edge. */
  readonly left: Int32Array;
  /** Block of each edge, numbered through all left nodes; without blocks each edge is its own. */
  readonly block: Int32Array;
  /** Edge held in each block, or -1. */
  readonly holder: Int32Array;
  /** Held edges of each right node, as lists. */
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** Units of each left node in use. */
  readonly used: Int32Array;
  /** Units on each right node; of a group, the units it passes on to the node above. */
  readonly load: Int32Array;
  /** Units a group passes on that it did not get yet; below 0: units it got and did not pass on yet. */
  readonly lack: Int32Array;
  readonly price: Float64Array;
  readonly parent: Int32Array;
  /** Least load of each group, and what each unit below it is worth. */
  readonly floor: Int32Array;
  readonly worth: Float64Array;
  /** Children of the groups and of `root`: those of node `n` from `childStart[n]` on. */
  readonly childStart: Int32Array;
  readonly child: Int32Array;
  /**
   * The best profit of each left node's free edges cannot be more than `best`, plus by how much prices may have fallen
   * since: `drift` less `bestAt`.
   */
  readonly best: Float64Array;
  readonly bestAt: Float64Array;
  drift: number;
  readonly rights: number;
  readonly root: number;
  readonly idle: number;
};

/** Nobody holds anything; all prices 0. */
export function openNetwork(problem: TransportProblem): Network {
  const { supply, demand, edgeStart: start, edgeRight: right, edgeScore: score } = problem;
  const rights = demand.length;
  const groups = (problem.tiers ?? []).reduce((sum, tier) => sum + tier.floor.length, 0);
  const nodes = rights + groups + 2;
  const root = nodes - 2;
  const left = new Int32Array(right.length);
  for (let i = 0; i < supply.length; i += 1) left.fill(i, start[i], start[i + 1]);
  const { block, blocks } = numberBlocks(problem);
  const network: Network = {
    supply,
    demand,
    start,
    right,
    score,
    left,
    block,
    holder: new Int32Array(blocks).fill(-1),
    head: new Int32Array(rights).fill(-1),
    next: new Int32Array(right.length),
    previous: new Int32Array(right.length),
    used: new Int32Array(supply.length),
    load: new Int32Array(nodes),
    lack: new Int32Array(nodes),
    price: new Float64Array(nodes),
    parent: new Int32Array(nodes).fill(root),
    floor: new Int32Array(nodes),
    worth: new Float64Array(nodes),
    childStart: new Int32Array(nodes + 1),
    child: new Int32Array(rights + groups),
    best: new Float64Array(supply.length).fill(Infinity),
    bestAt: new Float64Array(supply.length),
    drift: 0,
    rights,
    root,
    idle: nodes - 1,
  };
  listChildren(network);
  return network;
}

function numberBlocks({ supply, edgeStart, edgeRight, edgeBlock }: TransportProblem): {
  block: Int32Array;
  blocks: number;
} {
  const block = new Int32Array(edgeRight.length);
  if (!edgeBlock) {
    for (let e = 0; e < block.length; e += 1) block[e] = e;
    return { block, blocks: block.length };
  }
  let blocks = 0;
  const numbers = new Map<number, number>();
  for (let i = 0; i < supply.length; i += 1) {
    numbers.clear();
    for (let e = intAt(edgeStart, i); e < intAt(edgeStart, i + 1); e += 1) {
      const local = intAt(edgeBlock, e);
      let number = numbers.get(local);
      if (number === undefined) numbers.set(local, (number = blocks++));
      block[e] = number;
    }
  }
  return { block, blocks };
}

/** Gives edge `e` one unit. Its block must be free. */
export function take(network: Network, e: number): void {
  const { right, left, head, next, previous, load, used, holder, block } = network;
  const j = intAt(right, e);
  const first = head[j] ?? -1;
  next[e] = first;
  previous[e] = -1;
  if (first >= 0) previous[first] = e;
  head[j] = e;
  holder[intAt(block, e)] = e;
  load[j] = intAt(load, j) + 1;
  const i = intAt(left, e);
  used[i] = intAt(used, i) + 1;
}

/** Gives a unit to each edge marked 1, save where its block or its left node has no more to give. */
export function adopt(network: Network, used: Uint8Array): void {
  const { block, holder, left, supply } = network;
  for (let e = 0; e < used.length; e += 1) {
    const i = intAt(left, e);
    const free = intAt(holder, intAt(block, e)) < 0 && intAt(network.used, i) < intAt(supply, i);
    if (used[e] === 1 && free) take(network, e);
  }
}

/** Takes its unit from edge `e`, which must hold one. */
export function drop(network: Network, e: number): void {
  const { right, left, head, next, previous, load, used, holder, block, best } = network;
  const j = intAt(right, e);
  const before = previous[e] ?? -1;
  const after = next[e] ?? -1;
  if (before >= 0) next[before] = after;
  else head[j] = after;
  if (after >= 0) previous[after] = before;
  holder[intAt(block, e)] = -1;
  load[j] = intAt(load, j) - 1;
  const i = intAt(left, e);
  used[i] = intAt(used, i) - 1;
  // What it held is free now, and may be its best.
  best[i] = Infinity;
}

/**
 * Puts the groups of one more tier between the right nodes and what was above them, at the price of above. Each group
 * then passes on at least its floor, and lacks what it does not have; a floor's unit is worth `worth` points.
 */
export function plantTier(
  network: Network,
  tier: { readonly groupOfRight: Int32Array; readonly floor: Int32Array; readonly worth: number },
  first: number,
): void {
  const { parent, load, lack, price, rights, root } = network;
  const end = first + tier.floor.length;
  network.floor.set(tier.floor, first);
  network.worth.fill(tier.worth, first, end);
  price.fill(floatAt(price, root), first, end);
  for (let j = 0; j < rights; j += 1) {
    const group = tier.groupOfRight[j] ?? -1;
    if (group < 0) continue;
    const node = first + group;
    const above = intAt(parent, j);
    if (above !== node) parent[node] = above;
    price[node] = floatAt(price, above);
    parent[j] = node;
    load[node] = intAt(load, node) + intAt(load, j);
  }
  for (let node = first; node < end; node += 1) {
    const missing = intAt(tier.floor, node - first) - intAt(load, node);
    if (missing <= 0) continue;
    lack[node] = missing;
    load[node] = intAt(load, node) + missing;
    const above = parent[node] ?? root;
    if (above !== root) lack[above] = intAt(lack, above) - missing;
  }
  listChildren(network);
}

/** What it costs to pass one more unit from a group to the node above. */
export function upCost({ load, floor, worth, price, parent }: Network, group: number): number {
  const gain = intAt(load, group) < intAt(floor, group) ? floatAt(worth, group) : 0;
  return floatAt(price, intAt(parent, group)) - floatAt(price, group) - gain;
}

/** What it costs to take one unit back from a member, for the node above it. */
export function downCost({ load, floor, worth, price, parent, rights }: Network, member: number): number {
  const loss = member >= rights && intAt(load, member) <= intAt(floor, member) ? floatAt(worth, member) : 0;
  return floatAt(price, member) - floatAt(price, intAt(parent, member)) + loss;
}

/** Groups not planted yet hang empty below the root and bother nobody. */
function listChildren({ parent, childStart, child, root }: Network): void {
  childStart.fill(0);
  for (let node = 0; node < root; node += 1) {
    const above = intAt(parent, node) + 1;
    childStart[above] = intAt(childStart, above) + 1;
  }
  for (let node = 0; node <= root; node += 1)
    childStart[node + 1] = intAt(childStart, node + 1) + intAt(childStart, node);
  const at = childStart.slice();
  for (let node = 0; node < root; node += 1) {
    const above = intAt(parent, node);
    child[intAt(at, above)] = node;
    at[above] = intAt(at, above) + 1;
  }
}
