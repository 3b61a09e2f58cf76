import { account, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';

/** How an account's holder signs, or null. A read; the caller has authorised the act. */
export async function accountName(tx: Transaction, accountId: string): Promise<string | null> {
  const [row] = await tx.select({ name: account.displayName }).from(account).where(eq(account.id, accountId));
  return row?.name ?? null;
}
