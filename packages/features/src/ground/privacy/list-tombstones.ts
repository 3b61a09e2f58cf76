import { erasureTombstone, withTransaction } from '@hamyar/db';
import { asc, gt } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';

export type Tombstone = typeof erasureTombstone.$inferSelect;

const pageSize = 500;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Everybody who was erased, for whoever keeps backups: page by page, in the order of their ids. */
export async function listTombstones(ctx: Ctx, after = beforeAll): Promise<Tombstone[]> {
  authorise(ctx, 'system.manage');
  return withTransaction(ctx, (tx) =>
    tx
      .select()
      .from(erasureTombstone)
      .where(gt(erasureTombstone.accountId, after))
      .orderBy(asc(erasureTombstone.accountId))
      .limit(pageSize),
  );
}
