import { mayMove, type Moves, statesBefore } from '../kit/state-machine.ts';

/** Where a run of matching may stand; the contract and the database name the same (a test compares them). */
export const matchingRunStates = ['queued', 'running', 'proposed', 'offered', 'discarded', 'failed'] as const;
export type MatchingRunState = (typeof matchingRunStates)[number];

/** A run whose worker died is begun anew; its proposals go out in one turn or several, or a newer run takes its place. */
export const matchingRunMoves: Moves<MatchingRunState> = {
  queued: ['running', 'failed'],
  running: ['running', 'proposed', 'failed'],
  proposed: ['offered', 'discarded'],
  offered: ['offered'],
  discarded: [],
  failed: [],
};

/** Whether a run that stands here may move there. */
export const mayMoveMatchingRun = (from: MatchingRunState, to: MatchingRunState): boolean =>
  mayMove(matchingRunMoves, from, to);

/** States from which a run may come to this one: the `any(…)` of a guarded update. */
export const matchingRunStatesBefore = (to: MatchingRunState): MatchingRunState[] =>
  statesBefore(matchingRunMoves, to);
