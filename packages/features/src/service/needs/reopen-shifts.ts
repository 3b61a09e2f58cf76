import { shift, type Transaction } from '@hamyar/db';
import { and, eq, gt } from 'drizzle-orm';

/**
 * The shifts of a closure stand as they were; part of the caller's transaction, who has authorised and audits.
 * @param after only those that begin after this instant; left out: all
 */
export async function reopenShifts(tx: Transaction, closureId: string, after?: Date): Promise<void> {
  await tx
    .update(shift)
    .set({ closureId: null })
    .where(and(eq(shift.closureId, closureId), after === undefined ? undefined : gt(shift.startsAt, after)));
}
