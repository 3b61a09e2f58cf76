import { complaint, type Transaction } from '@hamyar/db';
import { type ComplaintState, complaintStatesBefore } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { CaseRow } from './queries.ts';

/**
 * Takes a case to its next state; part of the caller's transaction, who has authorised, locked and audits.
 * @throws when the machine of the domain knows no such move from the state it is in
 */
export async function moveComplaint(
  tx: Transaction,
  id: string,
  to: ComplaintState,
  facts: Partial<Omit<CaseRow, 'id' | 'state' | 'number'>> = {},
): Promise<void> {
  const moved = await tx
    .update(complaint)
    .set({ ...facts, state: to })
    .where(and(eq(complaint.id, id), inArray(complaint.state, complaintStatesBefore(to))));
  if (moved.rowCount !== 1) throw new Error(`a complaint does not become ${to} from where it is`);
}
