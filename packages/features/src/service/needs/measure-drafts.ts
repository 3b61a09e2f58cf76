import { need, withTransaction } from '@hamyar/db';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { authorise, provincesOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { measureFound, type Waiting } from '../../kit/waiting-work.ts';

/** Drafts of the counties that nobody of the province has opened or sent back, by the moment they came. */
export async function measureDrafts(ctx: Ctx): Promise<Waiting> {
  const scope = authorise(ctx, 'needs.manage');
  const provinces = provincesOf(scope);
  const waiting = and(
    eq(need.status, 'draft'),
    isNull(need.returnedAt),
    provinces ? inArray(need.provinceCode, [...provinces]) : undefined,
  );
  return await withTransaction(ctx, (tx) =>
    measureFound(
      tx,
      sql`select coalesce(${need.revisedAt}, ${need.createdAt}) as at from ${need} where ${waiting}`,
    ),
  );
}
