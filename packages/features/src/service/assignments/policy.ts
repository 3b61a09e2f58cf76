import type { assignments } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import {
  ageHindrance,
  ageStanding,
  type AssignmentState,
  type GuardianStanding,
  mayMoveAssignment,
  today,
} from '@hamyar/domain';
import type { Reason as Hindrance } from '@hamyar/matching';
import { databaseError } from '@hamyar/platform';
import { Refusal } from '../../kit/refusal.ts';

/** What stands in the way of accepting an offer, by its own state and the clock; null when nothing does. Pure. */
export function answerRefusal(
  offer: {
    state: AssignmentState;
    expiresAt: Date | null;
    startsAt: Date;
    declineReason?: string | null;
    closedBecause?: string | null;
  },
  now: Date,
): Refusal | null {
  if (offer.state === 'rejected' && offer.declineReason === 'assignment.overlaps')
    return new Refusal('conflict', 'assignment.overlaps');
  if (offer.state === 'rejected' && offer.declineReason === 'assignment.weekly_cap')
    return new Refusal('conflict', 'assignment.weekly_cap');
  // It ended because they moved away, and the place may still be free.
  if (offer.state === 'not_needed' && offer.declineReason === 'assignment.moved')
    return new Refusal('conflict', 'assignment.over');
  // Whoever is stood down because the last place went learns exactly that.
  if (offer.state === 'not_needed') return new Refusal('conflict', 'assignment.slot_full');
  // Between the closing of a county and its telling too.
  if (offer.closedBecause && ['offered', 'cancelled_by_need'].includes(offer.state))
    return new Refusal('conflict', 'assignment.day_closed');
  if (offer.state === 'cancelled_by_need') return new Refusal('conflict', 'assignment.need_closed');
  if (offer.state === 'lapsed') return new Refusal('conflict', 'assignment.offer_expired');
  if (offer.state !== 'offered') return new Refusal('conflict', 'assignment.over');
  if (offer.startsAt <= now) return new Refusal('conflict', 'assignment.started');
  if (offer.expiresAt !== null && offer.expiresAt <= now)
    return new Refusal('conflict', 'assignment.offer_expired');
  return null;
}

/** What stands in the way of giving a place back; null when nothing does. Pure. */
export function withdrawalRefusal(
  held: { state: AssignmentState; startsAt: Date },
  now: Date,
): Refusal | null {
  if (!mayMoveAssignment(held.state, 'withdrawn')) return new Refusal('conflict', 'assignment.over');
  return held.startsAt <= now ? new Refusal('conflict', 'assignment.started') : null;
}

/** What its volunteer may do with an assignment by its own state and the clock; a full slot is known when it is tried. Pure. */
export function actsOn(
  own: { state: AssignmentState; expiresAt: Date | null; startsAt: Date },
  now: Date,
): assignments.AssignmentAct[] {
  if (answerRefusal(own, now) === null) return ['accept', 'decline'];
  return withdrawalRefusal(own, now) === null ? ['withdraw'] : [];
}

/** What keeps somebody from every place who may be too young for it; null when nothing does. Pure. */
export function ageRefusal(
  { adultOn, guardian }: { adultOn: string | null; guardian: GuardianStanding },
  now: Date,
): Refusal | null {
  const hindrance = ageHindrance(ageStanding(adultOn, today(now)), guardian);
  return hindrance && new Refusal('precondition', `volunteer.${hindrance}_first`);
}

/** Wishes, not walls: someone who says yes to an offer may go beyond what they stated for themselves. */
const wishes = new Set<Hindrance['code']>([
  'availability',
  'blackout',
  'too_far',
  'place_unknown',
  'not_remote',
  'volunteer_full',
]);

/** The refusal for an infeasible pair. `offered`: an officer asked, so the person's own wishes do not bind them. Pure. */
export function feasibilityRefusal(reasons: readonly Hindrance[], offered: boolean): Refusal | null {
  const codes = new Set(reasons.map(({ code }) => code).filter((code) => !offered || !wishes.has(code)));
  if (codes.size === 0) return null;
  if (codes.has('slot_full')) return new Refusal('conflict', 'assignment.slot_full');
  if (codes.has('busy') || codes.has('rest')) return new Refusal('conflict', 'assignment.overlaps');
  if (codes.size === 1 && codes.has('weekly_cap')) return new Refusal('conflict', 'assignment.weekly_cap');
  return new Refusal('forbidden', 'assignment.not_eligible');
}

const walls: Readonly<Record<string, Reason>> = {
  role_slot_capacity: 'assignment.slot_full',
  assignment_no_overlap: 'assignment.overlaps',
};

/** Days after a shift in which its office may still call somebody who lives in another province. */
const contactDays = 30;

/** Whether the office of a shift may still call somebody who lives elsewhere. Pure. */
export const stillCallable = (endsAt: Date, now: Date): boolean =>
  now.getTime() < endsAt.getTime() + contactDays * 86_400_000;

/** Turns the database's own refusal (the last wall in a race) into ours; anything else is rethrown as it is. */
export function sayWhichWall(error: unknown): never {
  const reason = walls[databaseError(error)?.constraint ?? ''];
  throw reason ? new Refusal('conflict', reason, { cause: error }) : error;
}
