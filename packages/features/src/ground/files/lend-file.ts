import { withTransaction } from '@hamyar/db';
import { type FilePurpose, isDeliverable } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { examineFile } from './examine-file.ts';
import { notFound } from './policy.ts';
import { filesOf, type FileRow } from './queries.ts';

/**
 * Lends a job the newest file of a subject as a path of this host, after the look at it.
 * @throws Refusal `file.refused` when something was found in it, `file.not_found`
 */
export async function lendFile<Result>(
  ctx: Ctx,
  purpose: FilePurpose,
  subjectId: string,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  authorise(ctx, 'platform');
  const file = await findFile(ctx, purpose, subjectId);
  const state = isDeliverable(file.state) ? file.state : await examineFile(ctx, file.id);
  if (state === null) throw notFound();
  if (!isDeliverable(state)) throw new Refusal('precondition', 'file.refused');
  return ctx.ports.files.lend(file.storedName, use);
}

async function findFile(ctx: Ctx, purpose: FilePurpose, subjectId: string): Promise<FileRow> {
  authorise(ctx, 'platform');
  const files = await withTransaction(ctx, (tx) => filesOf(tx, purpose, [subjectId]));
  const file = files.at(-1);
  if (!file) throw notFound();
  return file;
}
