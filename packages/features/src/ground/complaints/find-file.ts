import type { Transaction } from '@hamyar/db';
import { type FileRow, notFound } from '../files/index.ts';
import { isInRoom, type Side } from './policy.ts';
import { wholeCase } from './queries.ts';

/**
 * A picture of a case as one of its sides may open it, or an office that handles it (`side` null). A read.
 * @throws Refusal `complaint.unknown`, `file.not_found` for what is not in the room
 */
export async function findFile(
  tx: Transaction,
  { complaintId, fileId }: { readonly complaintId: string; readonly fileId: string },
  side: Side | null,
): Promise<FileRow> {
  const { entries, files } = await wholeCase(tx, complaintId);
  const file = files.find(({ id }) => id === fileId);
  const entry = entries.find(({ id }) => id === file?.subjectId);
  if (!file || !entry || (side !== null && !isInRoom(entry, side))) throw notFound();
  return file;
}
