import type { Readable } from 'node:stream';
import type { Answer, complaints } from '@hamyar/contracts';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { type FileAddress, requireAddress } from '../files/index.ts';
import { uploadRoom } from './ask-upload.ts';
import { takeFile } from './take-file.ts';

/** Adds a picture to the reporter's room, by an address that was made for whoever held code and secret. */
export async function addFileByCode(
  asker: Ctx,
  complaintId: string,
  address: FileAddress,
  content: Readable,
): Promise<Answer<typeof complaints.addFileByCode>> {
  authorise(asker, 'public');
  requireAddress(asker, complaintId, address, uploadRoom);
  return takeFile(asService(asker, 'complaint-sides'), { complaintId, side: 'reporter' }, content);
}
