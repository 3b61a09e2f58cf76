/** A growing column of 32-bit whole numbers; `values` is longer than `length` while it grows. */
export type Column = { values: Int32Array; length: number };

export function emptyColumn(): Column {
  return { values: new Int32Array(1_024), length: 0 };
}

export function push(column: Column, value: number): void {
  if (column.length === column.values.length) {
    const grown = new Int32Array(column.length + (column.length >> 1));
    grown.set(column.values);
    column.values = grown;
  }
  column.values[column.length] = value;
  column.length += 1;
}

/** The column's values in an order, at their exact length; the growing one is emptied, so that both never stay. */
export function take(column: Column, order?: Int32Array): Int32Array {
  const { values, length } = column;
  column.values = new Int32Array(0);
  column.length = 0;
  if (!order) return values.slice(0, length);
  const taken = new Int32Array(order.length);
  for (let at = 0; at < order.length; at += 1) taken[at] = values[order[at] ?? 0] ?? 0;
  return taken;
}

/** Sorts positions by a key of 0..keys-1, keeping the order they came in among equals. */
export function sortedBy(order: Int32Array, key: (position: number) => number, keys: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const position of order) {
    const at = key(position) + 1;
    next[at] = (next[at] ?? 0) + 1;
  }
  for (let at = 1; at <= keys; at += 1) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
  const sorted = new Int32Array(order.length);
  for (const position of order) {
    const at = key(position);
    sorted[next[at] ?? 0] = position;
    next[at] = (next[at] ?? 0) + 1;
  }
  return sorted;
}

/** 0, 1, 2 … */
export function upTo(length: number): Int32Array {
  const order = new Int32Array(length);
  for (let at = 0; at < length; at += 1) order[at] = at;
  return order;
}
