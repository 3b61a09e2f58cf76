import type { complaints, FileAnswer } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { deliverFile, type FileAddress, type FileRow, requireAddress } from '../files/index.ts';
import { findFile } from './find-file.ts';
import { ownSide } from './own-side.ts';
import { isOwnReport } from './queries.ts';

interface Named {
  readonly complaintId: string;
  readonly fileId: string;
}

/**
 * The bytes of a picture, by an address that was made for this person, this room and this case and still holds. The room is
 * asked again: an office that was left meanwhile opens nothing by it.
 */
export async function showFile(
  asker: Ctx,
  named: Named,
  { room, ...address }: { readonly room: complaints.FileRoom } & FileAddress,
): Promise<FileAnswer> {
  authorise(asker, 'public');
  requireAddress(asker, named.fileId, address, `${room} ${named.complaintId}`);
  return deliverFile(asker, await findShown(asker, named, room));
}

function findShown(asker: Ctx, named: Named, room: complaints.FileRoom): Promise<FileRow> {
  if (room === 'desk') {
    authorise(asker, 'complaints.handle');
    return withTransaction(asker, async (tx) =>
      findFile(tx, named, (await isOwnReport(tx, named.complaintId)) ? 'reporter' : null),
    );
  }
  const ctx = asService(asker, 'complaint-sides');
  return withTransaction(ctx, async (tx) =>
    findFile(
      tx,
      named,
      room === 'code' ? 'reporter' : await ownSide(tx, named.complaintId, accountOf(asker)),
    ),
  );
}
