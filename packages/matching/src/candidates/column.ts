import { intAt } from '../at.ts';

/** A growing list of 32-bit whole numbers; `values` is longer than `length` while it grows. */
export type Column = { values: Int32Array; length: number };

/** A column without values, with room for a thousand. */
export function emptyColumn(): Column {
  return { values: new Int32Array(1_024), length: 0 };
}

/** Adds a value at the end, making room when there is none. */
export function push(column: Column, value: number): void {
  if (column.length === column.values.length) makeRoom(column, 1);
  column.values[column.length] = value;
  column.length += 1;
}

/** Room for so many more values, whose place is returned; the caller writes them. */
export function extendBy(column: Column, more: number): number {
  const at = column.length;
  if (at + more > column.values.length) makeRoom(column, more);
  column.length += more;
  return at;
}

function makeRoom(column: Column, more: number): void {
  const grown = new Int32Array(column.length + (column.length >> 1) + more);
  grown.set(column.values.subarray(0, column.length));
  column.values = grown;
}

/** The values at their exact length; the growing list is emptied, so that both do not stay. */
export function take(column: Column): Int32Array {
  const values = column.values.slice(0, column.length);
  column.values = new Int32Array(0);
  column.length = 0;
  return values;
}

/** Sorts positions by a key of 0..keys-1, keeping the order they came in among equals. */
export function sortedBy(order: Int32Array, key: (position: number) => number, keys: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const position of order) {
    const at = key(position) + 1;
    next[at] = intAt(next, at) + 1;
  }
  addUp(next);
  const sorted = new Int32Array(order.length);
  for (const position of order) {
    const at = key(position);
    sorted[intAt(next, at)] = position;
    next[at] = intAt(next, at) + 1;
  }
  return sorted;
}

/** Turns counts into where each begins: `counts[n + 1]` holds the count of `n`. */
export function addUp(counts: Int32Array): void {
  for (let at = 1; at < counts.length; at += 1) counts[at] = intAt(counts, at) + intAt(counts, at - 1);
}

/** 0, 1, 2 … */
export function upTo(length: number): Int32Array {
  const order = new Int32Array(length);
  for (let at = 0; at < length; at += 1) order[at] = at;
  return order;
}

/** The first place in an ascending stretch whose value is not less. */
export function firstFrom(ascending: Int32Array, from: number, to: number, wanted: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (intAt(ascending, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the last number that is not greater, in an ascending list. */
export function lastNotAfter(ascending: Int32Array, wanted: number): number {
  return firstFrom(ascending, 0, ascending.length, wanted + 1) - 1;
}
