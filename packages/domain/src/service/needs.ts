import { mayMove, type Moves, statesBefore } from '../kit/state-machine.ts';

/** Where a need may stand; the contract and the database name the same (a test compares them). */
export const needStatuses = ['draft', 'open', 'closed', 'cancelled'] as const;
export type NeedStatus = (typeof needStatuses)[number];

export const needMoves: Moves<NeedStatus> = {
  draft: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
};

/** Whether a need that stands here may move there. */
export const mayMoveNeed = (from: NeedStatus, to: NeedStatus): boolean => mayMove(needMoves, from, to);

/** Statuses from which a need may come to this one: the `any(…)` of a guarded update. */
export const needStatusesBefore = (to: NeedStatus): NeedStatus[] => statesBefore(needMoves, to);
