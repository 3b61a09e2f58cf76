import { closure, type Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';

export type NewClosure = Omit<typeof closure.$inferInsert, 'id' | 'liftedAt' | 'liftedBy'>;

/**
 * Writes a closure; part of the caller's transaction, who has authorised and audits.
 * @returns null when this form has closed something already
 */
export async function recordClosure(ctx: Ctx, tx: Transaction, closed: NewClosure): Promise<string | null> {
  const [row] = await tx
    .insert(closure)
    .values({ id: ctx.newId(), ...closed })
    .onConflictDoNothing()
    .returning({ id: closure.id });
  return row?.id ?? null;
}
