import { type Transaction, volunteer } from '@hamyar/db';
import { inArray } from 'drizzle-orm';

/**
 * Lets records that were joined with one lead to another from now on; part of the caller's transaction, who has authorised and
 * audits.
 */
export async function leadRecords(tx: Transaction, ids: readonly string[], toId: string): Promise<void> {
  if (ids.length > 0)
    await tx
      .update(volunteer)
      .set({ mergedInto: toId })
      .where(inArray(volunteer.id, [...ids]));
}
