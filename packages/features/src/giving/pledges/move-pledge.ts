import { pledge, type Transaction } from '@hamyar/db';
import { type PledgeState, pledgeStatesBefore } from '@hamyar/domain';
import { and, eq, inArray, type SQL } from 'drizzle-orm';

/** What a move writes besides the state. */
type MoveFacts = Partial<Pick<typeof pledge.$inferInsert, 'paidIrr' | 'retainUntil'>>;

/** A pledge that moved. */
interface Moved {
  readonly id: string;
  readonly provinceCode: string;
}

/**
 * Moves one pledge; part of the caller's transaction, who has authorised and audits.
 * @returns false when the machine of the domain knows no such move from the state it is in
 */
export async function movePledge(
  tx: Transaction,
  id: string,
  to: PledgeState,
  facts: MoveFacts = {},
): Promise<boolean> {
  return (await movePledges(tx, eq(pledge.id, id), to, facts)).length === 1;
}

/** Moves all that a condition names, in one statement; those that may not move stay as they are. */
export function movePledges(
  tx: Transaction,
  which: SQL | undefined,
  to: PledgeState,
  facts: MoveFacts = {},
): Promise<Moved[]> {
  return tx
    .update(pledge)
    .set({ ...facts, state: to })
    .where(and(which, inArray(pledge.state, pledgeStatesBefore(to))))
    .returning({ id: pledge.id, provinceCode: pledge.provinceCode });
}
