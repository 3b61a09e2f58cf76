/*
 * Typed arrays are read through these doors. An index beyond the end reads as 0, which the types ask for and the callers
 * never do: said once here, it is no branch in each of four hundred places. One door a kind of array, so that each sees one
 * shape and the compiler puts it in place of the call. The innermost loops (of `solver/search.ts` and `solver/heap.ts`)
 * read for themselves: they are too large for every call in them to be put in place, and a tenth of their time is at stake.
 */

/** The whole number at an index; 0 beyond the end. */
export function intAt(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}

/** The number at an index; 0 beyond the end. */
export function floatAt(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** The byte at an index; 0 beyond the end. */
export function byteAt(values: Uint8Array, index: number): number {
  return values[index] ?? 0;
}

/** The number at an index of a list; 0 beyond the end. */
export function numberAt(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
