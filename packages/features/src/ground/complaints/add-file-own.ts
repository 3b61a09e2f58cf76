import type { Readable } from 'node:stream';
import type { Answer, complaints } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { ownSide } from './own-side.ts';
import { takeFile } from './take-file.ts';

/** Adds a picture to one's own room, as whoever reported or as whoever is heard. */
// eslint-disable-next-line hamyar/verb-guards -- takeFile audits
export async function addFileOwn(
  asker: Ctx,
  complaintId: string,
  content: Readable,
): Promise<Answer<typeof complaints.addFileOwn>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'complaint-sides');
  const side = await withTransaction(ctx, (tx) => ownSide(tx, complaintId, accountId));
  return takeFile(ctx, { complaintId, side }, content);
}
