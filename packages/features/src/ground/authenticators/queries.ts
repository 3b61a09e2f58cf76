import { accountRecovery, authenticator, recoveryCode, type Transaction } from '@hamyar/db';
import type { Holding } from '@hamyar/domain';
import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { inLine } from '../../kit/in-line.ts';

export type AuthenticatorRow = typeof authenticator.$inferSelect;

/** What somebody has that works, the oldest first. */
export const heldBy = (tx: Transaction, accountId: string): Promise<AuthenticatorRow[]> =>
  working(tx, accountId);

/** The same, locked until the end of the transaction: two that come at once are taken one after the other, also the first. */
export async function lockHeldBy(tx: Transaction, accountId: string): Promise<AuthenticatorRow[]> {
  await inLine(tx, `authenticators:${accountId}`);
  return working(tx, accountId).for('update');
}

const working = (tx: Transaction, accountId: string) =>
  tx
    .select()
    .from(authenticator)
    .where(and(eq(authenticator.accountId, accountId), isNull(authenticator.endedAt)))
    .orderBy(authenticator.id)
    .limit(20)
    .$dynamic();

/** What the rules of bringing another one ask. */
export async function holdingOf(
  tx: Transaction,
  accountId: string,
  held: readonly AuthenticatorRow[],
): Promise<Holding> {
  const [recovery] = await tx
    .select({ windowUntil: accountRecovery.windowUntil })
    .from(accountRecovery)
    .where(and(eq(accountRecovery.accountId, accountId), isNotNull(accountRecovery.windowUntil)))
    .orderBy(desc(accountRecovery.id))
    .limit(1);
  return { held: held.length, windowUntil: recovery?.windowUntil ?? null };
}

/** Recovery codes that nobody has used. */
export async function codesLeft(tx: Transaction, accountId: string): Promise<number> {
  const [row] = await tx
    .select({ left: count() })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.accountId, accountId), isNull(recoveryCode.usedAt)));
  return row?.left ?? 0;
}
