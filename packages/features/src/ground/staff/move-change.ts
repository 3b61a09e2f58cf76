import { staffChange, type Transaction } from '@hamyar/db';
import { type ChangeState, changeStatesBefore } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { ChangeRow } from './waiting-change.ts';

type Decided = Partial<Pick<ChangeRow, 'decidedBy' | 'deciderName' | 'decidedAt' | 'note'>>;

/**
 * Takes a change of an office to its next state; part of the caller's transaction, who has authorised, locked and audits.
 * @throws when the machine of the domain knows no such move from the state it is in
 */
export async function moveChange(
  tx: Transaction,
  id: string,
  to: ChangeState,
  more: Decided = {},
): Promise<void> {
  const moved = await tx
    .update(staffChange)
    .set({ state: to, ...more })
    .where(and(eq(staffChange.id, id), inArray(staffChange.state, changeStatesBefore(to))));
  if (moved.rowCount !== 1) throw new Error(`a change that is over does not become ${to}`);
}
