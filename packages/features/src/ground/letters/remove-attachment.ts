import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { forgetFiles } from '../files/index.ts';
import { requireDraft } from './policy.ts';
import { lockLetter } from './queries.ts';

/** Takes a file away from a draft. */
export async function removeAttachment(
  ctx: Ctx,
  { letterId, fileId }: { readonly letterId: string; readonly fileId: string },
): Promise<void> {
  const scope = authorise(ctx, 'letters.manage');
  await withTransaction(ctx, async (tx) => {
    const { row } = await lockLetter(tx, scope, letterId);
    requireDraft(row);
    const found = await forgetFiles(ctx, tx, { purpose: 'letter', subjectIds: [letterId], fileId });
    if (found === 0) throw new Refusal('not_found', 'file.not_found');
    await audit(ctx, tx, {
      action: 'letter.attachment_removed',
      targetType: 'letter',
      targetId: letterId,
      provinceCode: row.provinceCode,
      detail: { fileId },
    });
  });
}
