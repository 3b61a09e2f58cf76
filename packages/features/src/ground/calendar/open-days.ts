import { closure, type Transaction } from '@hamyar/db';
import { and, eq, isNull } from 'drizzle-orm';

/** The days are open again; part of the caller's transaction, who has authorised, holds the closure and audits. */
export async function openDays(
  tx: Transaction,
  closureId: string,
  lifted: { readonly liftedAt: Date; readonly liftedBy: string | null },
): Promise<void> {
  await tx
    .update(closure)
    .set(lifted)
    .where(and(eq(closure.id, closureId), isNull(closure.liftedAt)));
}
