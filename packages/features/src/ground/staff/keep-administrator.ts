import { roleGrant, type Transaction } from '@hamyar/db';
import { holdsAt } from '@hamyar/domain';
import { and, eq, isNull, lte, ne, or } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { GrantRow } from './queries.ts';

/**
 * The nation always has somebody whose office has no end, is not suspended, and who can staff it; two who end each other
 * wait in line. Part of the caller's transaction.
 * @throws Refusal `grant.last_administrator`
 */
export async function keepAdministrator(ctx: Ctx, tx: Transaction, row: GrantRow): Promise<void> {
  const now = ctx.clock.now();
  if (row.role !== 'national_administrator' || !holdsAt(row, now)) return;
  await inLine(tx, 'staff:national_administrator');
  const [other] = await tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.role, 'national_administrator'),
        ne(roleGrant.id, row.id),
        ne(roleGrant.accountId, row.accountId),
        lte(roleGrant.validFrom, now),
        isNull(roleGrant.validTo),
        or(isNull(roleGrant.suspendedUntil), lte(roleGrant.suspendedUntil, now)),
      ),
    )
    .limit(1);
  if (!other) throw new Refusal('conflict', 'grant.last_administrator');
}
