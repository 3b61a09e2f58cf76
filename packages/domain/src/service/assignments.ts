import type { Limits } from '../ground/limits.ts';
import { isFinal, mayMove, type Moves, statesBefore } from '../kit/state-machine.ts';

export const assignmentStates = [
  'proposed',
  'offered',
  'accepted',
  'confirmed',
  'checked_in',
  'completed',
  'hours_approved',
  'declined',
  'lapsed',
  'withdrawn',
  'rejected',
  'no_show',
  'not_needed',
  'cancelled_by_need',
] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** proposed → offered → accepted → confirmed → checked_in → completed → hours_approved, and the ways it ends. */
export const assignmentMoves: Moves<AssignmentState> = {
  proposed: ['offered', 'rejected', 'not_needed', 'cancelled_by_need'],
  offered: ['accepted', 'declined', 'lapsed', 'rejected', 'not_needed', 'cancelled_by_need'],
  accepted: ['confirmed', 'withdrawn', 'rejected', 'not_needed', 'cancelled_by_need'],
  confirmed: ['checked_in', 'withdrawn', 'rejected', 'no_show', 'not_needed', 'cancelled_by_need'],
  checked_in: ['completed', 'cancelled_by_need'],
  completed: ['hours_approved'],
  hours_approved: [],
  declined: [],
  lapsed: [],
  withdrawn: [],
  rejected: [],
  // A contested no-show that an officer upholds becomes a completed presence.
  no_show: ['completed'],
  not_needed: [],
  cancelled_by_need: [],
};

/**
 * States that take one of the role-slot's places and the volunteer's time; `holds_place` of the database is the same
 * list (a test compares them). Who did not come holds nothing: their answer is over, and only an upheld objection
 * (`completed`) makes it a place again, unless they were elsewhere at that time.
 */
export const placeTakingStates: readonly AssignmentState[] = [
  'accepted',
  'confirmed',
  'checked_in',
  'completed',
  'hours_approved',
];

/** Whether an assignment in this state takes a place. */
export const holdsPlace = (state: string): boolean => placeTakingStates.some((taking) => taking === state);

/** States in which something is still to come: an answer, a shift, a confirmation that it took place. */
export const pendingAssignmentStates: readonly AssignmentState[] = [
  'proposed',
  'offered',
  'accepted',
  'confirmed',
  'checked_in',
];

/** Whether an assignment may go from one state straight to another. */
export const mayMoveAssignment = (from: AssignmentState, to: AssignmentState): boolean =>
  mayMove(assignmentMoves, from, to);
/** The states from which an assignment may come into this one. */
export const assignmentStatesBefore = (to: AssignmentState): AssignmentState[] =>
  statesBefore(assignmentMoves, to);
/** Whether nothing can follow a state. */
export const isAssignmentOver = (state: AssignmentState): boolean => isFinal(assignmentMoves, state);

const hourMs = 3_600_000;

/**
 * When an offer ends, or null when it is too late to ask. Pure.
 * @param toldAt when the person's phone tells them: the time to answer counts from then
 * @param limits hours to answer, unless the shift comes sooner; and hours before a shift from which nobody is asked
 */
export function offerExpiry(
  toldAt: Date,
  startsAt: Date,
  limits: Pick<Limits, 'answer_hours' | 'notice_hours'>,
): Date | null {
  const latest = startsAt.getTime() - limits.notice_hours * hourMs;
  if (latest <= toldAt.getTime()) return null;
  return new Date(Math.min(toldAt.getTime() + limits.answer_hours * hourMs, latest));
}
