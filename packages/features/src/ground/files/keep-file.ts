import { storedFile, type Transaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { filePurposes } from '@hamyar/domain';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { examine } from './jobs.ts';
import type { FileRow } from './queries.ts';
import type { ReceivedFile } from './receive-file.ts';

/** Whose a file is and what it belongs to. */
export interface FilePlace {
  readonly subjectId: string;
  readonly ownerAccountId: string | null;
  readonly provinceCode: string | null;
}

/**
 * Says whose a received file is, and has it looked at; part of the caller's transaction, who has authorised and audits.
 * @returns null when this subject has the very same file already: the caller drops the second
 */
export async function keepFile(
  ctx: Ctx,
  tx: Transaction,
  { purpose, ...received }: ReceivedFile,
  place: FilePlace,
): Promise<FileRow | null> {
  const createdAt = ctx.clock.now();
  const [kept] = await tx
    .insert(storedFile)
    .values({
      id: ctx.newId(),
      purpose,
      ...received,
      ...place,
      createdAt,
      retainUntil: keptUntil(createdAt, filePurposes[purpose].days),
    })
    .onConflictDoNothing()
    .returning();
  if (!kept) return null;
  await enqueue(tx, examine, kept.id, { fileId: kept.id });
  return kept;
}

/** Takes what was received and not kept out of the store again. */
export function dropFile(ctx: Ctx, { storedName }: Pick<ReceivedFile, 'storedName'>): Promise<void> {
  return ctx.ports.files.remove(storedName);
}
