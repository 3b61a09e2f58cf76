import type { Answer, complaints } from '@hamyar/contracts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { makeAddress, requireDeliverable } from '../files/index.ts';
import { findFile } from './find-file.ts';
import { openByCode, type ReportKey } from './open-by-code.ts';

/** An address of a picture of the reporter's room, for whoever holds code and secret. */
export function openFileByCode(
  asker: Ctx,
  fileId: string,
  key: ReportKey,
  address: string,
): Promise<Answer<typeof complaints.openFileByCode>> {
  authorise(asker, 'public');
  return openByCode(asker, key, address, async (_ctx, tx, complaintId) => {
    requireDeliverable(await findFile(tx, { complaintId, fileId }, 'reporter'));
    return { complaintId, ...makeAddress(asker, fileId, `code ${complaintId}`) };
  });
}
