import { storedFile, type Transaction } from '@hamyar/db';
import type { FilePurpose } from '@hamyar/domain';
import { and, eq, inArray } from 'drizzle-orm';

/** Part of the caller's transaction: files follow what they belong to, to another subject or another province's office. */
export async function moveFilesTo(
  tx: Transaction,
  purpose: FilePurpose,
  subjectIds: readonly string[],
  provinceCode: string | null,
): Promise<void> {
  if (subjectIds.length === 0) return;
  await tx
    .update(storedFile)
    .set({ provinceCode })
    .where(and(eq(storedFile.purpose, purpose), inArray(storedFile.subjectId, [...subjectIds])));
}
