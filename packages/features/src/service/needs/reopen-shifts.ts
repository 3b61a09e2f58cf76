import { shift, type Transaction } from '@hamyar/db';
import { eq } from 'drizzle-orm';

/** The shifts of a closure stand as they were; part of the caller's transaction, who has authorised and audits. */
export async function reopenShifts(tx: Transaction, closureId: string): Promise<void> {
  await tx.update(shift).set({ closureId: null }).where(eq(shift.closureId, closureId));
}
