import { intAt } from '../at.ts';
import { MatchingError } from '../errors.ts';
import { type Column, emptyColumn, push } from './column.ts';

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

/**
 * Sequences of whole numbers from 0, each numbered once; 0 is the empty one. A sequence is its parent and one more value,
 * found through a hash table in plain numbers: a `Map` with the pair as its key takes several times as long.
 */
export type Sequences = { readonly parents: Column; readonly values: Column; slots: Int32Array };

const maxSequences = 2 ** 26;

/** Sequences of which only the empty one is known. */
export function emptySequences(): Sequences {
  const [parents, values] = [emptyColumn(), emptyColumn()];
  push(parents, -1);
  push(values, -1);
  return { parents, values, slots: new Int32Array(1_024) };
}

/** The number of a sequence followed by one more value. */
export function extend(sequences: Sequences, sequence: number, value: number): number {
  const { parents, values, slots } = sequences;
  const mask = slots.length - 1;
  let slot = hash(sequence, value) & mask;
  // 0 is the empty sequence, which extends nothing: it marks a free slot.
  for (let found = intAt(slots, slot); found !== 0; found = intAt(slots, slot)) {
    if (parents.values[found] === sequence && values.values[found] === value) return found;
    slot = (slot + 1) & mask;
  }
  const fresh = parents.length;
  if (fresh >= maxSequences) throw new MatchingError('too_many', '', 'sequences', fresh);
  push(parents, sequence);
  push(values, value);
  slots[slot] = fresh;
  if (fresh * 2 > slots.length) rehash(sequences);
  return fresh;
}

function hash(sequence: number, value: number): number {
  const mixed = Math.imul(sequence, 0x9e3779b1) ^ Math.imul(value, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function rehash(sequences: Sequences): void {
  const { parents, values } = sequences;
  const slots = new Int32Array(sequences.slots.length * 2);
  const mask = slots.length - 1;
  for (let number = 1; number < parents.length; number += 1) {
    let slot = hash(intAt(parents.values, number), intAt(values.values, number)) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number;
  }
  sequences.slots = slots;
}

/** Every sequence written out: the values of number `n` stand at `start[n] .. start[n + 1]`. */
export type WrittenSequences = { readonly start: Int32Array; readonly values: Int32Array };

/** Every sequence with its values side by side, as the questions read them. */
export function writeOut({ parents, values }: Sequences): WrittenSequences {
  const start = new Int32Array(parents.length + 1);
  for (let number = 1; number < parents.length; number += 1) {
    const parent = intAt(parents.values, number);
    const length = intAt(start, parent + 1) - intAt(start, parent) + 1;
    start[number + 1] = intAt(start, number) + length;
  }
  const written = new Int32Array(intAt(start, parents.length));
  for (let number = 1; number < parents.length; number += 1) {
    const [from, to] = [intAt(start, number), intAt(start, number + 1)];
    const parent = intAt(start, intAt(parents.values, number));
    written.copyWithin(from, parent, parent + to - from - 1);
    written[to - 1] = intAt(values.values, number);
  }
  return { start, values: written };
}
