import type { assignments } from '@hamyar/contracts';
import { type AssignmentState, mayMoveAssignment } from '@hamyar/domain';
import type { Reason } from '@hamyar/matching';
import { AppError, databaseError } from '@hamyar/platform';

/** What stands in the way of accepting an offer, by its own state and the clock; null when nothing does. Pure. */
export function answerRefusal(
  offer: { state: AssignmentState; expiresAt: Date | null; startsAt: Date },
  now: Date,
): AppError | null {
  // Whoever is stood down because the last place went learns exactly that.
  if (offer.state === 'not_needed') return new AppError('conflict', 'assignment.slot_full');
  if (offer.state === 'cancelled_by_need') return new AppError('conflict', 'assignment.need_closed');
  if (offer.state === 'lapsed') return new AppError('conflict', 'assignment.offer_expired');
  if (offer.state !== 'offered') return new AppError('conflict', 'assignment.over');
  if (offer.startsAt <= now) return new AppError('conflict', 'assignment.started');
  if (offer.expiresAt !== null && offer.expiresAt <= now)
    return new AppError('conflict', 'assignment.offer_expired');
  return null;
}

/** What stands in the way of giving a place back; null when nothing does. Pure. */
export function withdrawalRefusal(
  held: { state: AssignmentState; startsAt: Date },
  now: Date,
): AppError | null {
  if (!mayMoveAssignment(held.state, 'withdrawn')) return new AppError('conflict', 'assignment.over');
  return held.startsAt <= now ? new AppError('conflict', 'assignment.started') : null;
}

/** What its volunteer may do with an assignment by its own state and the clock; a full slot is known when it is tried. Pure. */
export function actsOn(
  own: { state: AssignmentState; expiresAt: Date | null; startsAt: Date },
  now: Date,
): assignments.AssignmentAct[] {
  if (answerRefusal(own, now) === null) return ['accept', 'decline'];
  return withdrawalRefusal(own, now) === null ? ['withdraw'] : [];
}

/** Wishes, not walls: someone who says yes to an offer may go beyond what they stated for themselves. */
const wishes = new Set<Reason['code']>([
  'availability',
  'blackout',
  'too_far',
  'place_unknown',
  'not_remote',
  'volunteer_full',
]);

/** The refusal for an infeasible pair. `offered`: an officer asked, so the person's own wishes do not bind them. Pure. */
export function feasibilityRefusal(reasons: readonly Reason[], offered: boolean): AppError | null {
  const codes = new Set(reasons.map(({ code }) => code).filter((code) => !offered || !wishes.has(code)));
  if (codes.size === 0) return null;
  if (codes.has('slot_full')) return new AppError('conflict', 'assignment.slot_full');
  if (codes.has('busy') || codes.has('rest')) return new AppError('conflict', 'assignment.overlaps');
  if (codes.size === 1 && codes.has('weekly_cap')) return new AppError('conflict', 'assignment.weekly_cap');
  return new AppError('forbidden', 'assignment.not_eligible');
}

const walls: Readonly<Record<string, string>> = {
  role_slot_capacity: 'assignment.slot_full',
  assignment_no_overlap: 'assignment.overlaps',
};

/** Turns the database's own refusal (the last wall in a race) into ours; anything else is rethrown as it is. */
export function sayWhichWall(error: unknown): never {
  const reason = walls[databaseError(error)?.constraint ?? ''];
  throw reason ? new AppError('conflict', reason, { cause: error }) : error;
}
