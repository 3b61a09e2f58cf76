import { roleGrant, type Transaction } from '@hamyar/db';
import type { StaffRole } from '@hamyar/platform';
import { and, eq, inArray, isNull, or } from 'drizzle-orm';

/** Accounts that hold one of these roles now, in a province or in the nation. A read; the caller has authorised the act. */
export async function staffInOffice(
  tx: Transaction,
  roles: readonly StaffRole[],
  provinceCode: string,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ accountId: roleGrant.accountId })
    .from(roleGrant)
    .where(
      and(
        inArray(roleGrant.role, [...roles]),
        isNull(roleGrant.revokedAt),
        or(eq(roleGrant.provinceCode, provinceCode), isNull(roleGrant.provinceCode)),
      ),
    );
  return rows.map((row) => row.accountId);
}
