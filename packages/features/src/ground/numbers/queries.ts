import { numberChange, type Transaction } from '@hamyar/db';
import { and, asc, eq, isNull, lte, type SQL } from 'drizzle-orm';

export type ChangeRow = typeof numberChange.$inferSelect;

const open = and(isNull(numberChange.movedAt), isNull(numberChange.cancelledAt));

async function one(tx: Transaction, which: SQL): Promise<ChangeRow | null> {
  const [row] = await tx.select().from(numberChange).where(and(which, open)).for('update');
  return row ?? null;
}

/** The change of an account that waits, locked until the end of the transaction. */
export const lockOpen = (tx: Transaction, accountId: string): Promise<ChangeRow | null> =>
  one(tx, eq(numberChange.accountId, accountId));

/** The same by the link in the text to the old number. */
export const lockByToken = (tx: Transaction, tokenHash: string): Promise<ChangeRow | null> =>
  one(tx, eq(numberChange.tokenHash, tokenHash));

/** The change of an account that waits; a read. */
export async function openChange(tx: Transaction, accountId: string): Promise<ChangeRow | null> {
  const [row] = await tx
    .select()
    .from(numberChange)
    .where(and(eq(numberChange.accountId, accountId), open));
  return row ?? null;
}

/** The same by the link; a read. */
export async function changeByToken(tx: Transaction, tokenHash: string): Promise<ChangeRow | null> {
  const [row] = await tx
    .select()
    .from(numberChange)
    .where(and(eq(numberChange.tokenHash, tokenHash), open));
  return row ?? null;
}

/** Changes whose time has come, locked; whatever another worker holds is left out. */
export function lockDue(tx: Transaction, now: Date, limit: number): Promise<ChangeRow[]> {
  return tx
    .select()
    .from(numberChange)
    .where(and(lte(numberChange.dueAt, now), open))
    .orderBy(asc(numberChange.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true });
}
