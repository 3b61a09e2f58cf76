import type { Answer, transparency } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { inclusionRanges, toBase64 } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { hashesThere } from './hashes-there.ts';

/** Proves that a leaf is in the tree of a size, to everybody. */
export async function showInclusion(
  ctx: Ctx,
  { index, size }: { index: number; size: number },
): Promise<Answer<typeof transparency.showInclusion>> {
  authorise(ctx, 'public');
  const hashes = await withTransaction(ctx, (tx) =>
    hashesThere(tx, size, () => inclusionRanges(index, size)),
  );
  return { index, size, hashes: hashes.map(toBase64) };
}
