import type { Answer, transparency } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { type Leaf, tileWidth, toBase64, writeBundle, writeLeaf } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';

/** Leaves in their canonical bytes, as their hashes were taken. */
export async function showEntries(
  ctx: Ctx,
  asked: { number: number; width: number },
): Promise<Answer<typeof transparency.showEntries>> {
  authorise(ctx, 'public');
  const leaves = await withTransaction(ctx, (tx) => leavesFrom(tx, asked.number * tileWidth, asked.width));
  if (leaves.length !== asked.width) throw new Refusal('not_found', 'transparency.not_there');
  return { bundle: toBase64(writeBundle(leaves.map(writeLeaf))) };
}

async function leavesFrom(tx: Transaction, first: number, width: number): Promise<Leaf[]> {
  const { rows } = await tx.$client.query<Leaf>({
    name: 'log_entries',
    text: `select kind, seq::float8 as seq, day::text as day, commitment from log_leaf
      where seq >= $1 and seq < $1::bigint + $2 order by seq limit ${tileWidth}`,
    values: [first, width],
  });
  return rows;
}
