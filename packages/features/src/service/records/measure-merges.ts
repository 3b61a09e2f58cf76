import { recordMerge, withTransaction } from '@hamyar/db';
import { and, isNull, sql } from 'drizzle-orm';
import { asService, authorise, provincesOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { measureFound, type Waiting } from '../../kit/waiting-work.ts';
import { mergesIn } from './queries.ts';

/** Pairs of records that wait for a second officer to join them. */
export async function measureMerges(asker: Ctx): Promise<Waiting> {
  const scope = authorise(asker, 'records.manage');
  const provinces = provincesOf(scope);
  const waiting = and(isNull(recordMerge.mergedAt), isNull(recordMerge.undoneAt), mergesIn(provinces));
  // A record that leads elsewhere is shown to nobody by its row.
  return await withTransaction(asService(asker, 'merge-records'), (tx) =>
    measureFound(tx, sql`select ${recordMerge.askedAt} as at from ${recordMerge} where ${waiting}`),
  );
}
