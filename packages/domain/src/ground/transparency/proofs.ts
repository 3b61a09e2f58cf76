import { sameBytes } from '../../kit/bytes.ts';
import { type Digest, nodeInput } from './hash.ts';

/** Leaves `from` (inclusive) to `to` (exclusive); a proof is the hashes of such ranges. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The largest power of two below a size of at least two. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/**
 * The ranges whose hashes prove that a leaf is in a tree, from the leaf's sibling up (RFC 6962 section 2.1.1).
 * @throws RangeError for a leaf that the tree does not have
 */
export function inclusionRanges(index: number, size: number): Range[] {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} of ${size}`);
  const path: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    path.push(index < middle ? { from: middle, to } : { from, to: middle });
    [from, to] = index < middle ? [from, middle] : [middle, to];
  }
  return path.toReversed();
}

/**
 * The ranges whose hashes prove that a tree only grew (RFC 6962 section 2.1.2).
 * @throws RangeError when the former tree is empty or larger
 */
export function consistencyRanges(former: number, size: number): Range[] {
  if (former < 1 || former > size) throw new RangeError(`a tree of ${former} before one of ${size}`);
  const proof: Range[] = [];
  let [from, to] = [0, size];
  while (former < to) {
    const middle = from + splitOf(to - from);
    proof.push(former <= middle ? { from: middle, to } : { from, to: middle });
    [from, to] = former <= middle ? [from, middle] : [middle, to];
  }
  // The former tree itself is known to whoever asks.
  return from === 0 ? proof.toReversed() : [{ from, to }, ...proof.toReversed()];
}

/**
 * The root that a proof of inclusion leads to (RFC 9162 section 2.1.3.2).
 * @returns null when the proof is too long or too short for that leaf
 */
export async function rootOfInclusion(
  digest: Digest,
  leaf: { readonly hash: Uint8Array; readonly index: number; readonly size: number },
  proof: readonly Uint8Array[],
): Promise<Uint8Array | null> {
  if (leaf.index < 0 || leaf.index >= leaf.size) return null;
  const ranges = inclusionRanges(leaf.index, leaf.size);
  if (ranges.length !== proof.length) return null;
  let root = leaf.hash;
  for (const [at, sibling] of proof.entries()) {
    const isBefore = (ranges[at]?.to ?? 0) <= leaf.index;
    root = await digest(isBefore ? nodeInput(sibling, root) : nodeInput(root, sibling));
  }
  return root;
}

/** A tree as a checkpoint tells of it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether a proof shows that a later tree holds a former one unchanged (RFC 9162 section 2.1.4.2). */
export async function isConsistent(
  digest: Digest,
  former: TreeHead,
  later: TreeHead,
  proof: readonly Uint8Array[],
): Promise<boolean> {
  if (former.size > later.size) return false;
  if (former.size === later.size) return proof.length === 0 && sameBytes(former.root, later.root);
  if (former.size === 0) return proof.length === 0;
  const ranges = consistencyRanges(former.size, later.size);
  if (ranges.length !== proof.length) return false;
  const startsWithFormer = ranges[0]?.to !== former.size;
  const [first = former.root, ...rest] = startsWithFormer ? [former.root, ...proof] : proof;
  const restRanges = startsWithFormer ? ranges : ranges.slice(1);
  let [before, after] = [first, first];
  for (const [at, hash] of rest.entries()) {
    const range = restRanges[at];
    if (!range) return false;
    if (range.to <= former.size) {
      before = await digest(nodeInput(hash, before));
      after = await digest(nodeInput(hash, after));
    } else after = await digest(nodeInput(after, hash));
  }
  return sameBytes(before, former.root) && sameBytes(after, later.root);
}
