import type { Answer, transparency } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { consistencyRanges, toBase64 } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { hashesThere } from './hashes-there.ts';

/** Proves that the log only grew between two sizes, to everybody. */
export async function showConsistency(
  ctx: Ctx,
  { from, to }: { from: number; to: number },
): Promise<Answer<typeof transparency.showConsistency>> {
  authorise(ctx, 'public');
  const hashes = await withTransaction(ctx, (tx) => hashesThere(tx, to, () => consistencyRanges(from, to)));
  return { from, to, hashes: hashes.map(toBase64) };
}
