import type { assignments, HandlerInput } from '@hamyar/contracts';
import { assignment, withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { AppError, audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { settleNotices } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { askOthers } from './ask-others.ts';
import { ownAssignment } from './queries.ts';

/** Declines an offer with the person's reason; declining again changes nothing. */
export async function declineOffer(
  ctx: Ctx,
  assignmentId: string,
  answer: HandlerInput<typeof assignments.declineOffer>['body'],
): Promise<void> {
  authorise(ctx, 'volunteer');
  const accountId = accountOf(ctx);
  await withTransaction(ctx, async (tx) => {
    const offer = await ownAssignment(tx, { id: assignmentId, accountId, lock: true });
    if (!offer) throw new AppError('not_found', 'assignment.unknown');
    if (offer.state === 'declined') return;
    if (offer.state !== 'offered') throw new AppError('conflict', 'assignment.over');
    const now = ctx.clock.now();
    const declineReason = answer.note ? `${answer.reason}: ${answer.note}` : answer.reason;
    await tx
      .update(assignment)
      .set({ state: 'declined', endedBy: 'volunteer', declineReason, answeredAt: now, updatedAt: now })
      .where(eq(assignment.id, assignmentId));
    await settleNotices(tx, { accountId, link: linkPaths.offer(assignmentId), now });
    await askOthers(tx, [offer.need_id]);
    await audit(ctx, tx, {
      action: 'assignment.declined',
      targetType: 'assignment',
      targetId: assignmentId,
      provinceCode: offer.province_code,
      detail: { reason: answer.reason },
    });
  });
}
