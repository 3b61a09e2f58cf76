import { matchingRun, type Transaction } from '@hamyar/db';
import { type MatchingRunState, matchingRunStatesBefore } from '@hamyar/domain';
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Run } from './queries.ts';

/** What a move writes besides the state. */
type MoveFacts = Omit<PgUpdateSetSource<typeof matchingRun>, 'id' | 'state'>;

/**
 * Moves one run; part of the caller's transaction, who has authorised and audits.
 * @returns the run as it stands now, or null when the machine of the domain knows no such move from where it stood
 */
export async function moveRun(
  tx: Transaction,
  id: string,
  to: MatchingRunState,
  facts: MoveFacts = {},
): Promise<Run | null> {
  const [moved] = await moveRuns(tx, eq(matchingRun.id, id), to, facts);
  return moved ?? null;
}

/** Moves all that a condition names, in one statement; those that may not move stay as they are. */
export function moveRuns(
  tx: Transaction,
  which: SQL | undefined,
  to: MatchingRunState,
  facts: MoveFacts = {},
): Promise<Run[]> {
  return tx
    .update(matchingRun)
    .set({ ...facts, state: to })
    .where(and(which, inArray(matchingRun.state, matchingRunStatesBefore(to))))
    .returning();
}
