import { MatchingError } from '../errors.ts';

/** Words numbered from 0 in the order they were first met. */
export type Terms = Map<string, number>;

/** The number of a word, new or known. */
export function intern(terms: Terms, word: string, most: number, field: string): number {
  const known = terms.get(word);
  if (known !== undefined) return known;
  if (terms.size >= most) throw new MatchingError('too_many', '', field, terms.size);
  terms.set(word, terms.size);
  return terms.size - 1;
}

/** Sequences of whole numbers below 2^29, each numbered once; 0 is the empty one. Shared beginnings are stored once. */
export type Sequences = {
  readonly children: Map<number, number>;
  readonly parents: number[];
  readonly values: number[];
};

/** What one `Map` can hold. */
const MOST_SEQUENCES = 2 ** 24;
const VALUE_SPAN = 2 ** 29;

export function emptySequences(): Sequences {
  return { children: new Map(), parents: [-1], values: [-1] };
}

/** The number of a sequence followed by one more value. */
export function extend(sequences: Sequences, sequence: number, value: number): number {
  const key = sequence * VALUE_SPAN + value;
  const known = sequences.children.get(key);
  if (known !== undefined) return known;
  const fresh = sequences.parents.length;
  if (fresh >= MOST_SEQUENCES) throw new MatchingError('too_many', '', 'sequences', fresh);
  sequences.children.set(key, fresh);
  sequences.parents.push(sequence);
  sequences.values.push(value);
  return fresh;
}

/** Every sequence written out: the values of number `n` stand at `start[n] .. start[n + 1]`. */
export type WrittenSequences = { readonly start: Int32Array; readonly values: Int32Array };

export function writeOut({ parents, values }: Sequences): WrittenSequences {
  const lengths = new Int32Array(parents.length);
  const start = new Int32Array(parents.length + 1);
  for (let n = 0; n < parents.length; n += 1) {
    if (n > 0) lengths[n] = (lengths[parents[n] ?? 0] ?? 0) + 1;
    start[n + 1] = (start[n] ?? 0) + (lengths[n] ?? 0);
  }
  const written = new Int32Array(start[parents.length] ?? 0);
  for (let n = 1; n < parents.length; n += 1) {
    const [from, to, parent] = [start[n] ?? 0, start[n + 1] ?? 0, start[parents[n] ?? 0] ?? 0];
    written.copyWithin(from, parent, parent + to - from - 1);
    written[to - 1] = values[n] ?? 0;
  }
  return { start, values: written };
}
