import type { Answer, complaints } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { makeAddress, requireDeliverable } from '../files/index.ts';
import { findFile } from './find-file.ts';
import { isOwnReport, caseById } from './queries.ts';

interface Named {
  readonly complaintId: string;
  readonly fileId: string;
}

/** An address of a picture of a complaint, for whoever handles it: the walls of the database say who that is. It is recorded. */
export async function openFile(ctx: Ctx, named: Named): Promise<Answer<typeof complaints.openFile>> {
  authorise(ctx, 'complaints.handle');
  return withTransaction(ctx, async (tx) => {
    const { provinceCode } = await caseById(tx, named.complaintId);
    const side = (await isOwnReport(tx, named.complaintId)) ? 'reporter' : null;
    requireDeliverable(await findFile(tx, named, side));
    await audit(ctx, tx, {
      action: 'complaint.file_opened',
      targetType: 'complaint',
      targetId: named.complaintId,
      provinceCode,
      detail: { fileId: named.fileId },
    });
    return makeAddress(ctx, named.fileId, `desk ${named.complaintId}`);
  });
}
