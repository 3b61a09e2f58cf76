import { roleGrant, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';
import { grantOfHolder, type GrantRow, unknownGrant } from './queries.ts';

/** One's own office, locked. @throws Refusal `grant.unknown` for everybody else's */
export async function lockOwnGrant(tx: Transaction, accountId: string, grantId: string): Promise<GrantRow> {
  await tx.select({ id: roleGrant.id }).from(roleGrant).where(eq(roleGrant.id, grantId)).for('update');
  return ownGrant(tx, accountId, grantId);
}

/** The same, as a read. @throws Refusal `grant.unknown` for everybody else's */
export async function ownGrant(tx: Transaction, accountId: string, grantId: string): Promise<GrantRow> {
  const row = await grantOfHolder(tx, accountId, grantId);
  if (row === null) throw unknownGrant();
  return row;
}
