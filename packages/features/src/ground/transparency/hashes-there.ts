import type { Transaction } from '@hamyar/db';
import type { Range } from '@hamyar/domain';
import { Refusal } from '../../kit/refusal.ts';
import { hashesOf, newestHead } from './queries.ts';

/**
 * Hashes of a proof in the tree of a size that is shown.
 * @throws Refusal `transparency.not_there` for a size, or a leaf of it, that is not
 */
export async function hashesThere(
  tx: Transaction,
  size: number,
  ranges: () => readonly Range[],
): Promise<Uint8Array[]> {
  const shown = (await newestHead(tx, true))?.size ?? 0;
  if (size > shown) throw new Refusal('not_found', 'transparency.not_there');
  try {
    return await hashesOf(tx, ranges());
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('not_found', 'transparency.not_there');
    throw error;
  }
}
