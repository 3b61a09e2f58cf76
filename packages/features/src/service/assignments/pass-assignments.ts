import { assignment, type Transaction } from '@hamyar/db';
import { and, eq, inArray } from 'drizzle-orm';

/**
 * Gives everything that one record was asked for, took or did to another, or some of it; part of the caller's transaction,
 * who has authorised and audits. The database lets it go along a joining of the two alone.
 * @returns ids of what went
 */
export async function passAssignments(
  tx: Transaction,
  from: { readonly volunteerId: string; readonly ids?: readonly string[] },
  toId: string,
): Promise<string[]> {
  const passed = await tx
    .update(assignment)
    .set({ volunteerId: toId })
    .where(
      and(
        eq(assignment.volunteerId, from.volunteerId),
        from.ids ? inArray(assignment.id, [...from.ids]) : undefined,
      ),
    )
    .returning({ id: assignment.id });
  return passed.map(({ id }) => id);
}
