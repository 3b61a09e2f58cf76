import { roleGrant, type Transaction } from '@hamyar/db';
import type { StaffRole } from '@hamyar/platform';
import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';

/**
 * Accounts that hold one of these roles at an instant and are not suspended, in a province or in the nation. A read; the caller has authorised
 * the act.
 * @param provinceCode null for the nation alone
 */
export async function staffInOffice(
  tx: Transaction,
  roles: readonly StaffRole[],
  provinceCode: string | null,
  at: Date,
): Promise<string[]> {
  const nation = isNull(roleGrant.provinceCode);
  const rows = await tx
    .selectDistinct({ accountId: roleGrant.accountId })
    .from(roleGrant)
    .where(
      and(
        inArray(roleGrant.role, [...roles]),
        lte(roleGrant.validFrom, at),
        or(isNull(roleGrant.validTo), gt(roleGrant.validTo, at)),
        or(isNull(roleGrant.suspendedUntil), lte(roleGrant.suspendedUntil, at)),
        provinceCode === null ? nation : or(eq(roleGrant.provinceCode, provinceCode), nation),
      ),
    );
  return rows.map((row) => row.accountId);
}
