import { erasureRequest, type Transaction } from '@hamyar/db';
import { type ErasureState, erasureStatesBefore } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';

/**
 * Moves one erasure; part of the caller's transaction, who has authorised and audits.
 * @returns false when the machine of the domain knows no such move from where it stood
 */
export async function moveErasure(
  tx: Transaction,
  id: string,
  to: ErasureState,
  endedAt: Date,
): Promise<boolean> {
  const { rowCount } = await tx
    .update(erasureRequest)
    .set({ state: to, endedAt })
    .where(and(eq(erasureRequest.id, id), inArray(erasureRequest.state, erasureStatesBefore(to))));
  return rowCount === 1;
}
