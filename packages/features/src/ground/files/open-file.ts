import type { Answer, files } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { isOwn, makeAddress, notFound, requireDeliverable, requireReader } from './policy.ts';
import { fileById } from './queries.ts';

/** Makes a short-lived address of a file. Whoever opens what is not their own leaves an audit row. */
export async function openFile(ctx: Ctx, fileId: string): Promise<Answer<typeof files.open>> {
  authorise(ctx, 'signed-in');
  return withTransaction(ctx, async (tx) => {
    const file = await fileById(tx, fileId);
    if (!file) throw notFound();
    requireReader(ctx, file);
    requireDeliverable(file);
    if (!isOwn(ctx, file))
      await audit(ctx, tx, {
        action: 'file.opened',
        targetType: 'stored_file',
        targetId: fileId,
        subjectAccountId: file.ownerAccountId,
        provinceCode: file.provinceCode,
        detail: { purpose: file.purpose, subjectId: file.subjectId },
      });
    return makeAddress(ctx, fileId);
  });
}
