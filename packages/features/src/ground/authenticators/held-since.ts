import { authenticator, type Transaction } from '@hamyar/db';
import { and, eq, isNull, lte } from 'drizzle-orm';

/** Whether one of those that work was there at an instant: what was brought by a text just now proves no more than the text. */
export async function heldSince(tx: Transaction, accountId: string, instant: Date): Promise<boolean> {
  const [row] = await tx
    .select({ id: authenticator.id })
    .from(authenticator)
    .where(
      and(
        eq(authenticator.accountId, accountId),
        isNull(authenticator.endedAt),
        lte(authenticator.createdAt, instant),
      ),
    )
    .limit(1);
  return row !== undefined;
}
