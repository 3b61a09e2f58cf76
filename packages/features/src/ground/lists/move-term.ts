import { listTerm, type Transaction } from '@hamyar/db';
import { type ListName, type TermState, termStatesBefore } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';

/**
 * Moves one term; part of the caller's transaction, who has authorised and audits.
 * @returns false when the machine of the domain knows no such move from the state it is in
 */
export async function moveTerm(
  tx: Transaction,
  { list, code }: { readonly list: ListName; readonly code: string },
  to: TermState,
): Promise<boolean> {
  const before = inArray(listTerm.state, termStatesBefore(to));
  const moved = await tx
    .update(listTerm)
    .set({ state: to })
    .where(and(eq(listTerm.list, list), eq(listTerm.code, code), before))
    .returning({ code: listTerm.code });
  return moved.length === 1;
}
