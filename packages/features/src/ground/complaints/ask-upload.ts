import type { Answer, complaints } from '@hamyar/contracts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { makeAddress } from '../files/index.ts';
import { openByCode, type ReportKey } from './open-by-code.ts';
import { wholeCase } from './queries.ts';
import { requireRoom } from './take-file.ts';

/** What an address for adding is bound to, so that none for reading serves as one. */
export const uploadRoom = 'complaint-upload';

/**
 * An address by which whoever holds code and secret may add a picture for some minutes: the secret is posted, and stands in no
 * address and no log.
 */
export function askUpload(
  asker: Ctx,
  key: ReportKey,
  address: string,
): Promise<Answer<typeof complaints.askUpload>> {
  authorise(asker, 'public');
  return openByCode(asker, key, address, async (_ctx, tx, complaintId) => {
    requireRoom(await wholeCase(tx, complaintId), 'reporter');
    return { complaintId, ...makeAddress(asker, complaintId, uploadRoom) };
  });
}
