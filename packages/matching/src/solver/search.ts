import { clearHeap, type Heap, nearest, newHeap, reach } from './heap.ts';
import { downCost, type Network, upCost } from './network.ts';

/** What a round of shortest paths works with. */
export type Work = {
  readonly heap: Heap;
  /** Units each node may still swallow in this round. */
  readonly room: Int32Array;
  /** Nodes the round starts from. */
  sources: number[];
  /** Whether giving up a seat and being idle are one place; not so while more seats are being filled. */
  linked: boolean;
};

export function newWork(network: Network): Work {
  const nodes = network.idle + 1;
  return { heap: newHeap(nodes), room: new Int32Array(nodes), sources: [], linked: true };
}

/**
 * Measures the way of exchanges from the sources to every node as far as room for `wanted` units, then lowers the
 * prices by it, so that the shortest ways cost nothing. Dijkstra: every step costs 0 or more at the prices before.
 * Returns how far it went, or null when no room can be reached.
 */
export function search(network: Network, work: Work, wanted: number): number | null {
  const { heap, room, sources, linked } = work;
  const { rights, root, idle } = network;
  clearHeap(heap);
  for (const node of sources) reach(heap, node, 0);
  let found = 0;
  let far = 0;
  while (heap.size > 0) {
    const node = nearest(heap);
    far = heap.distance[node] ?? 0;
    found += room[node] ?? 0;
    if (found >= wanted) break;
    if (node < rights) leaveRight(network, heap, node, linked, (room[node] ?? 0) > 0);
    else if (node === idle) leaveIdle(network, heap, linked);
    else leaveGroup(network, heap, node, linked && node === root);
  }
  if (found === 0) return null;
  reprice(network, heap.distance, far);
  return far;
}

/** Someone who serves here goes elsewhere, or the node takes one more and asks its group to bear it. */
function leaveRight(network: Network, heap: Heap, j: number, linked: boolean, absorbs: boolean): void {
  const { start, right, score, left, block, holder, head, next, price, load, demand, parent, idle } = network;
  const { distance } = heap;
  const own = price[j] ?? 0;
  const far = distance[j] ?? 0;
  if (!absorbs && (load[j] ?? 0) < (demand[j] ?? 0)) reach(heap, parent[j] ?? 0, far);
  for (let e = head[j] ?? -1; e >= 0; e = next[e] ?? -1) {
    const i = left[e] ?? 0;
    const there = far + (score[e] ?? 0) - own;
    if (linked) reach(heap, idle, there);
    for (let f = start[i] ?? 0, end = start[i + 1] ?? 0; f < end; f += 1) {
      const k = right[f] ?? 0;
      const total = there - (score[f] ?? 0) + (price[k] ?? 0);
      if (total >= (distance[k] ?? 0)) continue;
      const holding = holder[block[f] ?? 0] ?? -1;
      if (holding < 0 || holding === e) reach(heap, k, total);
    }
  }
}

/** Somebody with time left takes something. */
function leaveIdle(network: Network, heap: Heap, linked: boolean): void {
  const { start, right, score, block, holder, price, supply, used, idle, root } = network;
  const { distance } = heap;
  const far = distance[idle] ?? 0;
  if (linked) reach(heap, root, far);
  for (let i = 0; i < supply.length; i += 1) {
    if ((used[i] ?? 0) >= (supply[i] ?? 0)) continue;
    for (let f = start[i] ?? 0, end = start[i + 1] ?? 0; f < end; f += 1) {
      const k = right[f] ?? 0;
      const total = far - (score[f] ?? 0) + (price[k] ?? 0);
      if (total < (distance[k] ?? 0) && (holder[block[f] ?? 0] ?? -1) < 0) reach(heap, k, total);
    }
  }
}

/** A member gives a unit up, or the group above bears one more. An empty member cannot give, but bounds its price. */
function leaveGroup(network: Network, heap: Heap, node: number, linked: boolean): void {
  const { parent, childStart, child, root, idle } = network;
  const far = heap.distance[node] ?? 0;
  if (linked) reach(heap, idle, far);
  if (node !== root) reach(heap, parent[node] ?? 0, far + upCost(network, node));
  for (let q = childStart[node] ?? 0, end = childStart[node + 1] ?? 0; q < end; q += 1) {
    const member = child[q] ?? 0;
    reach(heap, member, far + downCost(network, member));
  }
}

/** The price of being idle stays 0. */
function reprice({ price, idle }: Network, distance: Float64Array, far: number): void {
  const shift = Math.min(distance[idle] ?? 0, far);
  for (let node = 0; node < price.length; node += 1) {
    price[node] = (price[node] ?? 0) + shift - Math.min(distance[node] ?? 0, far);
  }
}
