import { shift, type Transaction } from '@hamyar/db';
import { and, inArray, isNull } from 'drizzle-orm';

/** From the commit on these shifts take nobody new; part of the caller's transaction, who has authorised and holds their needs. */
export async function closeShifts(
  tx: Transaction,
  closureId: string,
  shiftIds: readonly string[],
): Promise<void> {
  if (shiftIds.length === 0) return;
  await tx
    .update(shift)
    .set({ closureId })
    .where(and(inArray(shift.id, [...shiftIds]), isNull(shift.closureId)));
}
