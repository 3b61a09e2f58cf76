import { need, roleSlot, shift, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { lockDraft } from './lock-draft.ts';
import { draftVersion, isAuthorOf } from './policy.ts';

/** Takes away a draft for whoever wrote it, also one that came back. Nobody was asked for it, so that nobody is told. */
export async function discardDraft(ctx: Ctx, needId: string, version: string): Promise<void> {
  const scope = authorise(ctx, 'needs.draft');
  await withTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, scope, needId);
    if (!isAuthorOf(ctx.actor, draft)) throw new Refusal('conflict', 'need.not_author');
    requireVersion(version, draftVersion(draft));
    await tx.delete(roleSlot).where(eq(roleSlot.needId, needId));
    await tx.delete(shift).where(eq(shift.needId, needId));
    const { rowCount } = await tx.delete(need).where(eq(need.id, needId));
    if (rowCount !== 1) throw new Error('a draft of its author was not taken away');
    await audit(ctx, tx, {
      action: 'need.discarded',
      targetType: 'need',
      targetId: needId,
      provinceCode: draft.provinceCode,
      detail: { number: Number(draft.number), wasReturned: draft.returnedAt !== null },
    });
  });
}
