import { account, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';

/** How an account's holder signs, or null. A read; the caller has authorised the act. */
export async function accountName(tx: Transaction, accountId: string): Promise<string | null> {
  const [row] = await tx.select({ name: account.displayName }).from(account).where(eq(account.id, accountId));
  return row?.name ?? null;
}

/** The same of several, by account; who does not sign or is gone is left out. */
export async function accountNames(
  tx: Transaction,
  accountIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.$client.query<{ id: string; name: string }>({
    name: 'account_names',
    text: 'select id, display_name as name from account where id = any($1::uuid[]) and display_name is not null',
    values: [accountIds],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
