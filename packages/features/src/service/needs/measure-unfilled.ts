import { need, roleSlot, shift, withTransaction } from '@hamyar/db';
import { and, eq, gt, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import { authorise, provincesOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { measureFound, type Waiting } from '../../kit/waiting-work.ts';

/** How far ahead an empty place is today's matter: two days, in which somebody can still be found and come. */
const aheadMs = 48 * 60 * 60 * 1_000;

/** Shifts of open needs that begin within two days and lack somebody, by the moment they begin. */
export async function measureUnfilled(ctx: Ctx): Promise<Waiting> {
  const scope = authorise(ctx, 'needs.manage');
  const now = ctx.clock.now();
  const provinces = provincesOf(scope);
  const unfilled = and(
    gt(shift.startsAt, now),
    lte(shift.startsAt, new Date(now.getTime() + aheadMs)),
    isNull(shift.closureId),
    eq(need.status, 'open'),
    lt(roleSlot.taken, roleSlot.count),
    provinces ? inArray(need.provinceCode, [...provinces]) : undefined,
  );
  return await withTransaction(ctx, (tx) =>
    measureFound(
      tx,
      sql`select distinct on (${shift.startsAt}, ${shift.id}) ${shift.startsAt} as at from ${shift}
        join ${need} on ${need.id} = ${shift.needId} join ${roleSlot} on ${roleSlot.shiftId} = ${shift.id}
        where ${unfilled}`,
    ),
  );
}
