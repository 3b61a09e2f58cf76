import type { Transaction } from '@hamyar/db';
import { daysOf, isInForce } from '@hamyar/domain';
import { feasibility } from '@hamyar/matching';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { loadSlots, type OwnVolunteerRow, slotOf, volunteerOf } from '../eligibility/index.ts';
import { ageRefusal, answerRefusal, feasibilityRefusal } from './policy.ts';
import type { AssignmentRow } from './queries.ts';

/**
 * What stands in the way of accepting an offer, by its own state, the clock and the facts of the person; null when nothing
 * does. The page that shows an offer asks the same as the verb that accepts it. Part of the caller's transaction.
 */
export async function judgeOffer(
  ctx: Ctx,
  tx: Transaction,
  me: OwnVolunteerRow,
  offer: AssignmentRow,
): Promise<Refusal | null> {
  const now = ctx.clock.now();
  const over = answerRefusal(offer, now);
  if (over) return over;
  if (me.isBarred) return new Refusal('forbidden', 'assignment.barred');
  if (me.agreement !== 'stands') return new Refusal('precondition', 'volunteer.agree_first');
  const tooYoung = ageRefusal(me, now);
  if (tooYoung) return tooYoung;
  const [slot] = await loadSlots(tx, { now, slotId: offer.roleSlotId, withFull: true });
  if (!slot) return new Refusal('conflict', 'assignment.need_closed');
  const fit = feasibility(volunteerOf(me, now, 'choose'), slotOf(slot, 'choose'));
  const refusal = fit.ok ? null : feasibilityRefusal(fit.reasons, true);
  if (refusal?.reason !== 'assignment.not_eligible') return refusal;
  const days = daysOf(offer.startsAt, offer.endsAt);
  const isLookedAt = me.credentials.some(
    (licence) =>
      licence.profession === offer.profession && licence.recheckSince !== null && isInForce(licence, days),
  );
  return isLookedAt ? new Refusal('conflict', 'assignment.licence_rechecked') : refusal;
}
