import { assignment, withTransaction } from '@hamyar/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { authorise, provincesOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { measureFound, type Waiting } from '../../kit/waiting-work.ts';

/** Offers that nobody has answered yet, by the moment they were made. */
export async function measureUnanswered(ctx: Ctx): Promise<Waiting> {
  const scope = authorise(ctx, 'needs.manage');
  const provinces = provincesOf(scope);
  const open = and(
    eq(assignment.state, 'offered'),
    provinces ? inArray(assignment.provinceCode, [...provinces]) : undefined,
  );
  return await withTransaction(ctx, (tx) =>
    measureFound(tx, sql`select ${assignment.offeredAt} as at from ${assignment} where ${open}`),
  );
}
