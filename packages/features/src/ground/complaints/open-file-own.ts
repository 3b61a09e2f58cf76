import type { Answer, complaints } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { makeAddress, requireDeliverable } from '../files/index.ts';
import { findFile } from './find-file.ts';
import { ownSide } from './own-side.ts';

interface Named {
  readonly complaintId: string;
  readonly fileId: string;
}

/** An address of a picture of one's own room. Nobody's look at their own is recorded. */
// eslint-disable-next-line hamyar/verb-guards -- an address writes nothing
export async function openFileOwn(asker: Ctx, named: Named): Promise<Answer<typeof complaints.openFileOwn>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  await withTransaction(asService(asker, 'complaint-sides'), async (tx) =>
    requireDeliverable(await findFile(tx, named, await ownSide(tx, named.complaintId, accountId))),
  );
  return makeAddress(asker, named.fileId, `own ${named.complaintId}`);
}
