import { recordPart, withTransaction } from '@hamyar/db';
import { and, isNull, sql } from 'drizzle-orm';
import { asService, authorise, provincesOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { measureFound, type Waiting } from '../../kit/waiting-work.ts';
import { partsIn } from './queries.ts';

/** Records that wait for a second officer to part them. */
export async function measureParts(asker: Ctx): Promise<Waiting> {
  const scope = authorise(asker, 'records.manage');
  const waiting = and(isNull(recordPart.partedAt), isNull(recordPart.undoneAt), partsIn(provincesOf(scope)));
  return await withTransaction(asService(asker, 'part-records'), (tx) =>
    measureFound(tx, sql`select ${recordPart.askedAt} as at from ${recordPart} where ${waiting}`),
  );
}
