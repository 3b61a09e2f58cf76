import { storedFile, type Transaction } from '@hamyar/db';
import { type FileState, fileStatesBefore } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { FileRow } from './queries.ts';

/**
 * Moves one file; part of the caller's transaction, who has authorised and audits.
 * @returns the file as it stands now, or null when the machine of the domain knows no such move from where it stood
 */
export async function moveFile(
  tx: Transaction,
  id: string,
  to: FileState,
  facts: { readonly examinedAt: Date; readonly finding?: string },
): Promise<FileRow | null> {
  const [moved] = await tx
    .update(storedFile)
    .set({ ...facts, state: to })
    .where(and(eq(storedFile.id, id), inArray(storedFile.state, fileStatesBefore(to))))
    .returning();
  return moved ?? null;
}
