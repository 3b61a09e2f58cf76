import { need, type Transaction } from '@hamyar/db';
import { type NeedStatus, needStatusesBefore } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';

/** What a move writes besides the status. */
type MoveFacts = Partial<
  Pick<
    typeof need.$inferInsert,
    'closedAt' | 'closedBy' | 'closingReason' | 'toldAt' | 'returnedAt' | 'returnedBy' | 'returnReason'
  >
>;

/**
 * Moves one need; part of the caller's transaction, who has authorised and audits.
 * @returns false when the machine of the domain knows no such move from the status it has
 */
export async function moveNeed(
  tx: Transaction,
  id: string,
  to: NeedStatus,
  facts: MoveFacts = {},
): Promise<boolean> {
  const moved = await tx
    .update(need)
    .set({ ...facts, status: to })
    .where(and(eq(need.id, id), inArray(need.status, needStatusesBefore(to))));
  return moved.rowCount === 1;
}
