import { withTransaction } from '@hamyar/db';
import { holdsPlace } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { loadOwnVolunteer } from '../eligibility/index.ts';
import { judgeOffer } from './judge-offer.ts';
import { moveAssignment } from './move-assignment.ts';
import { sayWhichWall } from './policy.ts';
import { holdNeed, ownAssignment } from './queries.ts';
import { tellAccepted } from './tell-accepted.ts';

/**
 * Accepts an offer. The volunteer's row is locked, so that their own acceptances come one after another; the capacity
 * check on the slot decides between different people, and its refusal comes back as a reason.
 */
export async function acceptOffer(ctx: Ctx, assignmentId: string): Promise<{ assignmentId: string }> {
  authorise(ctx, 'volunteer');
  const accountId = accountOf(ctx);
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    // A cheap look first: when hundreds press at once, most must hear "full" without waiting for a lock.
    const unlocked = await ownAssignment(tx, { id: assignmentId, accountId });
    if (!unlocked) throw new Refusal('not_found', 'assignment.unknown');
    if (unlocked.state === 'offered' && unlocked.placesLeft < 1)
      throw new Refusal('conflict', 'assignment.slot_full');
    await holdNeed(tx, unlocked.needId);
    const me = await loadOwnVolunteer(tx, { now, accountId, lock: true });
    const offer = me && (await ownAssignment(tx, { id: assignmentId, accountId, lock: true }));
    if (!offer) throw new Refusal('not_found', 'assignment.unknown');
    if (holdsPlace(offer.state)) return { assignmentId };
    const refusal = await judgeOffer(ctx, tx, me, offer);
    if (refusal) throw refusal;
    if (!(await moveAssignment(ctx, tx, assignmentId, 'accepted', { answeredAt: now })))
      throw new Refusal('conflict', 'assignment.over');
    await audit(ctx, tx, {
      action: 'assignment.accepted',
      targetType: 'assignment',
      targetId: assignmentId,
      provinceCode: offer.provinceCode,
      detail: { source: offer.source },
    });
    await tellAccepted(ctx, tx, { assignmentId, accountId, mobile: me.mobile, place: offer });
    return { assignmentId };
  }).catch(sayWhichWall);
}
