/** A binary heap of nodes by distance, in columns: a queue that allocates nothing while it works. */
export type Heap = {
  readonly ids: Int32Array;
  /** Place of each node in `ids`, or -1. */
  readonly place: Int32Array;
  readonly distance: Float64Array;
  size: number;
};

/** Room for nodes 0 … `nodes` - 1, all at infinite distance. */
export function newHeap(nodes: number): Heap {
  return {
    ids: new Int32Array(nodes),
    place: new Int32Array(nodes).fill(-1),
    distance: new Float64Array(nodes).fill(Infinity),
    size: 0,
  };
}

/** Empties the heap: every node is infinitely far again. */
export function clearHeap(heap: Heap): void {
  heap.place.fill(-1);
  heap.distance.fill(Infinity);
  heap.size = 0;
}

/** Brings `node` to `distance` if that is nearer than it was. */
export function reach(heap: Heap, node: number, distance: number): void {
  const { ids, place, distance: distances } = heap;
  if (distance >= (distances[node] ?? 0)) return;
  distances[node] = distance;
  let at = place[node] ?? -1;
  if (at < 0) at = heap.size++;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = ids[above] ?? 0;
    if ((distances[other] ?? 0) <= distance) break;
    ids[at] = other;
    place[other] = at;
    at = above;
  }
  ids[at] = node;
  place[node] = at;
}

/** Takes out the nearest node; the heap must not be empty. */
export function nearest(heap: Heap): number {
  const { ids, place, distance: distances } = heap;
  const found = ids[0] ?? 0;
  place[found] = -1;
  heap.size -= 1;
  const size = heap.size;
  if (size === 0) return found;
  const node = ids[size] ?? 0;
  const distance = distances[node] ?? 0;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= size) break;
    const beside = below + 1;
    if (beside < size && (distances[ids[beside] ?? 0] ?? 0) < (distances[ids[below] ?? 0] ?? 0))
      below = beside;
    const other = ids[below] ?? 0;
    if ((distances[other] ?? 0) >= distance) break;
    ids[at] = other;
    place[other] = at;
    at = below;
  }
  ids[at] = node;
  place[node] = at;
  return found;
}
