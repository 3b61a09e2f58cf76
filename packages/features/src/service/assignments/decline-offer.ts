import type { assignments, HandlerInput } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { listsOf, requireReason } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { askOthers } from './ask-others.ts';
import { moveAssignment } from './move-assignment.ts';
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
    if (!offer) throw new Refusal('not_found', 'assignment.unknown');
    if (offer.state === 'declined') return;
    const kind = requireReason(await listsOf(ctx, tx), 'decline_reason', answer.reason);
    if (kind === 'in_words' && !answer.note) throw invalidField('note', 'assignment.note_missing');
    const now = ctx.clock.now();
    const declineReason = answer.note ? `${answer.reason}: ${answer.note}` : answer.reason;
    const declined = { endedBy: 'volunteer', declineReason, answeredAt: now } as const;
    if (!(await moveAssignment(ctx, tx, assignmentId, 'declined', declined)))
      throw new Refusal('conflict', 'assignment.over');
    await askOthers(ctx, tx, [offer.needId]);
    await audit(ctx, tx, {
      action: 'assignment.declined',
      targetType: 'assignment',
      targetId: assignmentId,
      provinceCode: offer.provinceCode,
      detail: { reason: answer.reason },
    });
  });
}
