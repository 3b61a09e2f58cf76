import type { HandlerInput, needs } from '@hamyar/contracts';
import { need, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountOf, authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { lockDraft } from './lock-draft.ts';
import { draftVersion } from './policy.ts';
import { tellAuthor } from './tell-author.ts';

/** Sends a draft back to whoever wrote it, with why. It stays a draft, and waits again once it is written anew. */
export async function returnDraft(
  ctx: Ctx,
  needId: string,
  { version, reason }: HandlerInput<typeof needs.returnDraft>['body'],
): Promise<void> {
  const scope = authorise(ctx, 'needs.manage');
  await withTransaction(ctx, async (tx) => {
    const draft = await lockDraft(tx, scope, needId);
    withinScope(scope, draft.provinceCode);
    requireVersion(version, draftVersion(draft));
    if (draft.returnedAt !== null) throw new Refusal('conflict', 'need.returned_already');
    await tx
      .update(need)
      .set({ returnedAt: ctx.clock.now(), returnedBy: accountOf(ctx), returnReason: reason })
      .where(eq(need.id, needId));
    await tellAuthor(ctx, tx, draft, 'need_draft_returned');
    await audit(ctx, tx, {
      action: 'need.returned',
      targetType: 'need',
      targetId: needId,
      provinceCode: draft.provinceCode,
    });
  });
}
