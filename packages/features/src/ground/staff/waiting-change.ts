import { staffChange, type Transaction } from '@hamyar/db';
import { and, desc, eq } from 'drizzle-orm';

export type ChangeRow = typeof staffChange.$inferSelect;

/** What waits for a second person about an office, locked; null where nothing does, or its time is over. */
export async function waitingChange(tx: Transaction, grantId: string, now: Date): Promise<ChangeRow | null> {
  const [row] = await tx
    .select()
    .from(staffChange)
    .where(and(eq(staffChange.grantId, grantId), eq(staffChange.state, 'waiting')))
    .for('update');
  return row && row.expiresAt > now ? row : null;
}

/** What was proposed and done about an office, newest first. */
export const changesOf = (tx: Transaction, grantId: string): Promise<ChangeRow[]> =>
  tx
    .select()
    .from(staffChange)
    .where(eq(staffChange.grantId, grantId))
    .orderBy(desc(staffChange.id))
    .limit(20);
