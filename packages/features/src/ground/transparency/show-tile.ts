import type { Answer, transparency } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { hashLength, tileKey, toBase64 } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { tilesBy } from './queries.ts';

/** A tile as wide as it is asked for: one that grew since still begins as it did. */
export async function showTile(
  ctx: Ctx,
  tile: { level: number; number: number; width: number },
): Promise<Answer<typeof transparency.showTile>> {
  authorise(ctx, 'public');
  const tiles = await withTransaction(ctx, (tx) => tilesBy(tx, [tile]));
  const hashes = tiles.get(tileKey(tile))?.subarray(0, tile.width * hashLength);
  if (hashes?.length !== tile.width * hashLength) throw new Refusal('not_found', 'transparency.not_there');
  return { hashes: toBase64(hashes) };
}
