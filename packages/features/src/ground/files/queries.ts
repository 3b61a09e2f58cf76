import { storedFile, type Transaction } from '@hamyar/db';
import { type FilePurpose, fileStatesBefore } from '@hamyar/domain';
import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';

export type FileRow = typeof storedFile.$inferSelect;

/** More than any subject may have. */
const maxFiles = 20;

/** The files of some subjects, oldest first; what was forgotten is not there. */
export function filesOf(
  tx: Transaction,
  purpose: FilePurpose,
  subjectIds: readonly string[],
): Promise<FileRow[]> {
  return tx
    .select()
    .from(storedFile)
    .where(
      and(
        eq(storedFile.purpose, purpose),
        inArray(storedFile.subjectId, [...subjectIds]),
        isNull(storedFile.forgottenAt),
      ),
    )
    .orderBy(asc(storedFile.id))
    .limit(maxFiles * Math.max(1, subjectIds.length));
}

export async function fileById(tx: Transaction, fileId: string): Promise<FileRow | null> {
  const [row] = await tx
    .select()
    .from(storedFile)
    .where(and(eq(storedFile.id, fileId), isNull(storedFile.forgottenAt)));
  return row ?? null;
}

/** How many files lie here of a person, with those that are about to go. */
export async function countFilesOf(tx: Transaction, ownerAccountId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(storedFile)
    .where(eq(storedFile.ownerAccountId, ownerAccountId));
  return row?.count ?? 0;
}

/** Files that a scanner has still to look at, oldest first. */
export function waitingFiles(tx: Transaction, limit: number): Promise<{ id: string }[]> {
  return tx
    .select({ id: storedFile.id })
    .from(storedFile)
    .where(and(inArray(storedFile.state, fileStatesBefore('clean')), isNull(storedFile.forgottenAt)))
    .orderBy(asc(storedFile.id))
    .limit(limit);
}
