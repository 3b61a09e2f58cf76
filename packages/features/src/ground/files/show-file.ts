import type { FileAnswer } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { deliverFile } from './deliver-file.ts';
import { type FileAddress, notFound, requireAddress, requireReader } from './policy.ts';
import { fileById } from './queries.ts';

/** The bytes of a file, by an address that was made for this person and still holds. */
export async function showFile(ctx: Ctx, fileId: string, address: FileAddress): Promise<FileAnswer> {
  authorise(ctx, 'signed-in');
  requireAddress(ctx, fileId, address);
  const file = await withTransaction(ctx, (tx) => fileById(tx, fileId));
  if (!file) throw notFound();
  requireReader(ctx, file);
  return deliverFile(ctx, file);
}
