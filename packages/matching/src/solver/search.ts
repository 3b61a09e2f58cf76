import { floatAt, intAt } from '../at.ts';
import { clearHeap, type Heap, nearest, newHeap, reach } from './heap.ts';
import { downCost, type Network, upCost } from './network.ts';

/** What a round of shortest paths works with. */
export type Work = {
  readonly heap: Heap;
  /** When the search settled each node, from 1 on; 0: not at all. Walks keep to this order, so they cannot circle. */
  readonly order: Int32Array;
  /** Units each node may still swallow in this round. */
  readonly room: Int32Array;
  /** Nodes the round starts from. */
  sources: number[];
  /** Whether giving up a seat and being idle are one place; not so while more seats are being filled. */
  linked: boolean;
  /** How far the search still goes: `slack` beyond the nearest room seen so far. */
  limit: number;
  slack: number;
};

/** The columns of a search through a network, allocated once. */
export function newWork(network: Network): Work {
  const nodes = network.idle + 1;
  return {
    heap: newHeap(nodes),
    order: new Int32Array(nodes),
    room: new Int32Array(nodes),
    sources: [],
    linked: true,
    limit: Infinity,
    slack: 0,
  };
}

/**
 * Measures the way of exchanges from the sources to the nearest room, and `slack` farther, then changes the prices by
 * it, so that the shortest ways cost nothing. Dijkstra: every step costs 0 or more at the prices before. Returns how
 * far it went, or null when no room can be reached.
 */
export function search(network: Network, work: Work, slack: number): number | null {
  const { heap, order, room, sources, linked } = work;
  const { rights, root, idle } = network;
  clearHeap(heap);
  order.fill(0);
  work.limit = Infinity;
  work.slack = slack;
  let settled = 0;
  let far = 0;
  for (const node of sources) reach(heap, node, 0);
  while (heap.size > 0) {
    const node = nearest(heap);
    const distance = floatAt(heap.distance, node);
    if (distance > work.limit) break;
    far = distance;
    settled += 1;
    order[node] = settled;
    if (node < rights) leaveRight(network, work, node);
    else if (node < root) leaveGroup(network, work, node, false);
    // Beyond a place that takes everything there is nothing to look for.
    else if (intAt(room, node) > 0) work.limit = distance;
    else if (node === idle) leaveIdle(network, work);
    else leaveGroup(network, work, node, linked);
  }
  if (work.limit === Infinity) return null;
  reprice(network, heap.distance, far);
  return far;
}

function touch(work: Work, node: number, distance: number): void {
  if (distance > work.limit) return;
  reach(work.heap, node, distance);
  if (intAt(work.room, node) > 0) work.limit = Math.min(work.limit, distance + work.slack);
}

/** Someone who serves here goes elsewhere, or the node takes one more and asks its group to bear it. */
function leaveRight(network: Network, work: Work, j: number): void {
  const { score, left, head, next, price, load, demand, parent, idle, best, bestAt } = network;
  const { linked, heap } = work;
  const own = price[j] ?? 0;
  const far = heap.distance[j] ?? 0;
  // One that is to be filled keeps what it gets.
  if ((load[j] ?? 0) < (demand[j] ?? 0) && (work.room[j] ?? 0) === 0) touch(work, parent[j] ?? 0, far);
  for (let e = head[j] ?? -1; e >= 0; e = next[e] ?? -1) {
    const i = left[e] ?? 0;
    const there = far + (score[e] ?? 0) - own;
    if (linked) touch(work, idle, there);
    const most = (best[i] ?? 0) + network.drift - (bestAt[i] ?? 0);
    if (there - most <= work.limit) offer(network, work, i, e, there);
  }
}

/** Reaches all that person `i` could do instead of edge `e`, and notes the best of it. */
function offer(network: Network, work: Work, i: number, e: number, there: number): void {
  const { start, right, score, block, holder, price, best, bestAt } = network;
  const { distance } = work.heap;
  let most = -Infinity;
  for (let f = start[i] ?? 0, end = start[i + 1] ?? 0; f < end; f += 1) {
    const k = right[f] ?? 0;
    const profit = (score[f] ?? 0) - (price[k] ?? 0);
    if (profit <= most && there - profit >= (distance[k] ?? 0)) continue;
    const holding = holder[block[f] ?? 0] ?? -1;
    if (holding === f) continue;
    if (profit > most) most = profit;
    const total = there - profit;
    if ((holding < 0 || holding === e) && total < (distance[k] ?? 0)) touch(work, k, total);
  }
  best[i] = most;
  bestAt[i] = network.drift;
}

/** Somebody with time left takes something. */
function leaveIdle(network: Network, work: Work): void {
  const { start, right, score, block, holder, price, supply, used, idle, root } = network;
  const { distance } = work.heap;
  const far = floatAt(distance, idle);
  if (work.linked) touch(work, root, far);
  for (let i = 0; i < supply.length; i += 1) {
    if (intAt(used, i) >= intAt(supply, i)) continue;
    for (let f = intAt(start, i), end = intAt(start, i + 1); f < end; f += 1) {
      const k = intAt(right, f);
      const total = far - intAt(score, f) + floatAt(price, k);
      if (total < floatAt(distance, k) && (holder[intAt(block, f)] ?? -1) < 0) touch(work, k, total);
    }
  }
}

/** A member gives a unit up, or the group above bears one more. An empty member cannot give, but bounds its price. */
function leaveGroup(network: Network, work: Work, node: number, linked: boolean): void {
  const { parent, childStart, child, root, idle } = network;
  const far = floatAt(work.heap.distance, node);
  if (linked) touch(work, idle, far);
  if (node !== root) touch(work, intAt(parent, node), far + upCost(network, node));
  for (let q = intAt(childStart, node), end = intAt(childStart, node + 1); q < end; q += 1) {
    const member = intAt(child, q);
    touch(work, member, far + downCost(network, member));
  }
}

/** The price of being idle stays 0. */
function reprice(network: Network, distance: Float64Array, far: number): void {
  const { price, idle } = network;
  network.drift += far;
  const shift = Math.min(floatAt(distance, idle), far);
  for (let node = 0; node < price.length; node += 1) {
    price[node] = floatAt(price, node) + shift - Math.min(floatAt(distance, node), far);
  }
}
