import { floatAt, intAt } from '../at.ts';
import { downCost, drop, type Network, take, upCost } from './network.ts';
import type { Work } from './search.ts';

/** A walk along ways that cost nothing: depth first, each node entered once in a round unless its way succeeded. */
export type Walk = {
  readonly entered: Uint8Array;
  /** Blocks somebody would enter on the present way. */
  readonly promised: Uint8Array;
  /** Where each node's list of ways stands: held edge, child or left node; then the edge, or what comes before edges. */
  readonly outer: Int32Array;
  readonly inner: Int32Array;
  /** The present way: nodes, and the edge dropped and taken on leaving each. */
  readonly nodes: Int32Array;
  readonly dropped: Int32Array;
  readonly taken: Int32Array;
};

const upFirst = -2;
const listFirst = -1;
const none = -1;

/** The marks of a walk through a network, none set. */
export function newWalk(network: Network): Walk {
  const nodes = network.idle + 1;
  return {
    entered: new Uint8Array(nodes),
    promised: new Uint8Array(network.holder.length),
    outer: new Int32Array(nodes),
    inner: new Int32Array(nodes),
    nodes: new Int32Array(nodes + 1),
    dropped: new Int32Array(nodes + 1),
    taken: new Int32Array(nodes + 1),
  };
}

/** Moves as many units as it can from the sources to room, along ways that cost nothing. Returns how many moved. */
export function augmentAll(network: Network, work: Work, walk: Walk): number {
  walk.entered.fill(0);
  openLists(network, walk);
  let moved = 0;
  for (const source of work.sources) {
    while (hasMore(network, source)) {
      if (walk.entered[source] || !walkFrom(network, work, walk, source)) break;
      moved += 1;
    }
  }
  return moved;
}

/** What is idle never ends; a right node gives what is above its demand, a group what it got and did not pass on. */
function hasMore({ load, demand, lack, rights, root }: Network, source: number): boolean {
  if (source >= root) return true;
  return source < rights ? intAt(load, source) > intAt(demand, source) : intAt(lack, source) < 0;
}

function walkFrom(network: Network, work: Work, walk: Walk, source: number): boolean {
  const { nodes, entered } = walk;
  enter(network, walk, source);
  nodes[0] = source;
  let depth = 0;
  for (;;) {
    const to = step(network, work, walk, depth);
    if (to < 0) {
      if (depth === 0) return false;
      depth -= 1;
      release(network, walk, depth);
      continue;
    }
    depth += 1;
    nodes[depth] = to;
    if (intAt(work.room, to) > 0) break;
    enter(network, walk, to);
  }
  const last = intAt(nodes, depth);
  work.room[last] = intAt(work.room, last) - 1;
  network.lack[source] = intAt(network.lack, source) + 1;
  network.lack[last] = intAt(network.lack, last) - 1;
  apply(network, walk, depth);
  for (let q = 0; q < depth; q += 1) entered[intAt(nodes, q)] = 0;
  return true;
}

/** Groups and idleness go through their long lists once a round: what led nowhere before leads nowhere still. */
function openLists({ rights, root, idle, childStart }: Network, { inner, outer }: Walk): void {
  for (let node = rights; node <= root; node += 1) {
    inner[node] = upFirst;
    outer[node] = intAt(childStart, node);
  }
  inner[idle] = upFirst;
  outer[idle] = 0;
}

/** The short list of a right node is gone through anew each time: the walks change it. */
function enter({ rights, head }: Network, { entered, inner, outer }: Walk, node: number): void {
  entered[node] = 1;
  if (node >= rights) return;
  inner[node] = upFirst;
  outer[node] = head[node] ?? none;
}

/** Takes back the promise of the step that leaves the node at `depth`. */
function release({ block }: Network, walk: Walk, depth: number): void {
  const edge = walk.taken[depth] ?? none;
  if (edge >= 0) walk.promised[intAt(block, edge)] = 0;
}

function apply(network: Network, walk: Walk, depth: number): void {
  const { nodes, dropped, taken } = walk;
  const { parent, load, rights, root } = network;
  for (let q = 0; q < depth; q += 1) {
    release(network, walk, q);
    const gone = dropped[q] ?? none;
    const got = taken[q] ?? none;
    if (gone >= 0) drop(network, gone);
    if (got >= 0) take(network, got);
    if (gone >= 0 || got >= 0) continue;
    const from = intAt(nodes, q);
    const to = intAt(nodes, q + 1);
    if (from >= rights && from < root && parent[from] === to) load[from] = intAt(load, from) + 1;
    if (to >= rights && to < root && parent[to] === from) load[to] = intAt(load, to) - 1;
  }
}

/** The next node a free way leads to from the end of the walk, with the exchange it takes; or -1. */
function step(network: Network, work: Work, walk: Walk, depth: number): number {
  const node = intAt(walk.nodes, depth);
  walk.dropped[depth] = none;
  walk.taken[depth] = none;
  if (node < network.rights) return stepFromRight(network, work, walk, node, depth);
  if (node === network.idle) return stepFromIdle(network, work, walk, depth);
  return stepFromGroup(network, work, walk, node);
}

function later({ order }: Work, from: number, to: number): boolean {
  return intAt(order, to) > intAt(order, from);
}

function stepFromRight(network: Network, work: Work, walk: Walk, j: number, depth: number): number {
  const { price, load, demand, parent, head, next, left, score, start, idle } = network;
  const { outer, inner, entered } = walk;
  const own = floatAt(price, j);
  if (inner[j] === upFirst) {
    inner[j] = listFirst;
    outer[j] = head[j] ?? none;
    const above = intAt(parent, j);
    const bears = intAt(load, j) < intAt(demand, j) && own === price[above];
    if (bears && later(work, j, above) && !entered[above]) return above;
  }
  for (let e = outer[j] ?? none; e >= 0; e = outer[j] ?? none) {
    const i = intAt(left, e);
    const profit = intAt(score, e) - own;
    if (inner[j] === listFirst) {
      inner[j] = intAt(start, i);
      if (work.linked && profit === 0 && later(work, j, idle) && !entered[idle]) {
        walk.dropped[depth] = e;
        return idle;
      }
    }
    // Only who could do exactly as well elsewhere is worth looking at.
    const most = floatAt(network.best, i) + network.drift - floatAt(network.bestAt, i);
    const to = most < profit ? none : firstOffer(network, work.order, walk, { i, j, e, profit });
    if (to >= 0) {
      const f = intAt(inner, j) - 1;
      walk.dropped[depth] = e;
      walk.taken[depth] = f;
      walk.promised[intAt(network.block, f)] = 1;
      return to;
    }
    outer[j] = next[e] ?? none;
    inner[j] = listFirst;
  }
  return none;
}

/** From where node `j` stands in its list: the first edge of person `i` that is worth exactly what they give up. */
function firstOffer(
  { start, right, score, price, block, holder }: Network,
  order: Int32Array,
  { entered, promised, inner }: Walk,
  { i, j, e, profit }: { i: number; j: number; e: number; profit: number },
): number {
  const since = intAt(order, j);
  for (let f = intAt(inner, j), end = intAt(start, i + 1); f < end; f += 1) {
    const k = intAt(right, f);
    if (intAt(order, k) <= since || entered[k] || intAt(score, f) - floatAt(price, k) !== profit) continue;
    const own = intAt(block, f);
    const holding = holder[own] ?? none;
    if ((holding >= 0 && holding !== e) || promised[own]) continue;
    inner[j] = f + 1;
    return k;
  }
  inner[j] = intAt(start, i + 1);
  return none;
}

function stepFromIdle(network: Network, work: Work, walk: Walk, depth: number): number {
  const { start, right, score, price, block, holder, supply, used, idle, root } = network;
  const { outer, inner, entered, promised } = walk;
  if (inner[idle] === upFirst) {
    if (work.linked && later(work, idle, root) && !entered[root]) return root;
    inner[idle] = listFirst;
  }
  for (let i = intAt(outer, idle); i < supply.length; i += 1) {
    outer[idle] = i;
    if (intAt(used, i) < intAt(supply, i)) {
      const from = inner[idle] === listFirst ? intAt(start, i) : intAt(inner, idle);
      for (let f = from, end = intAt(start, i + 1); f < end; f += 1) {
        const k = intAt(right, f);
        if (entered[k] || intAt(work.order, k) === 0 || score[f] !== price[k]) continue;
        const own = intAt(block, f);
        if ((holder[own] ?? none) >= 0 || promised[own]) continue;
        inner[idle] = f;
        walk.taken[depth] = f;
        promised[own] = 1;
        return k;
      }
    }
    inner[idle] = listFirst;
  }
  outer[idle] = supply.length;
  return none;
}

function stepFromGroup(network: Network, work: Work, walk: Walk, node: number): number {
  const { load, parent, childStart, child, root, idle } = network;
  const { outer, inner, entered } = walk;
  if (inner[node] === upFirst) {
    const above = node === root ? idle : intAt(parent, node);
    const bears = node === root ? work.linked : upCost(network, node) === 0;
    if (bears && later(work, node, above) && !entered[above]) return above;
    inner[node] = listFirst;
  }
  for (let q = intAt(outer, node), end = intAt(childStart, node + 1); q < end; q += 1) {
    outer[node] = q;
    const member = intAt(child, q);
    if (entered[member] || !later(work, node, member)) continue;
    if (intAt(load, member) > 0 && downCost(network, member) === 0) return member;
  }
  outer[node] = intAt(childStart, node + 1);
  return none;
}
