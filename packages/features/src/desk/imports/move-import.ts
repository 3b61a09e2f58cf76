import { importBatch, type Transaction } from '@hamyar/db';
import { type ImportState, importStatesBefore } from '@hamyar/domain';
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { Batch } from './queries.ts';

/** What a move writes besides the state. */
type MoveFacts = Partial<Omit<typeof importBatch.$inferInsert, 'id' | 'state'>>;

/**
 * Moves one import; part of the caller's transaction, who has authorised and audits.
 * @returns the batch as it stands now, or null when the machine of the domain knows no such move from where it stood
 */
export async function moveImport(
  tx: Transaction,
  id: string,
  to: ImportState,
  facts: MoveFacts = {},
): Promise<Batch | null> {
  const [moved] = await moveImports(tx, eq(importBatch.id, id), to, facts);
  return moved ?? null;
}

/** Moves all that a condition names, in one statement; those that may not move stay as they are. */
export function moveImports(
  tx: Transaction,
  which: SQL | undefined,
  to: ImportState,
  facts: MoveFacts = {},
): Promise<Batch[]> {
  return tx
    .update(importBatch)
    .set({ ...facts, state: to })
    .where(and(which, inArray(importBatch.state, importStatesBefore(to))))
    .returning();
}
