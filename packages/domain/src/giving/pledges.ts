import { type Moves, statesBefore } from '../kit/state-machine.ts';

/** Where a pledge may stand; the contract and the database name the same (a test compares them). */
export const pledgeStates = ['open', 'fulfilled', 'expired', 'cancelled'] as const;
export type PledgeState = (typeof pledgeStates)[number];

/** Late money is taken: a pledge whose time was over, or that another one corrected, is fulfilled by it. */
export const pledgeMoves: Moves<PledgeState> = {
  open: ['fulfilled', 'expired', 'cancelled'],
  expired: ['fulfilled'],
  cancelled: ['fulfilled'],
  fulfilled: [],
};

/** States from which a pledge may come to this one: the `any(…)` of a guarded update. */
export const pledgeStatesBefore = (to: PledgeState): PledgeState[] => statesBefore(pledgeMoves, to);
