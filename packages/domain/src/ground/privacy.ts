import { type Moves, statesBefore } from '../kit/state-machine.ts';

/** An erasure that was asked for: it can be taken back until it is done. */
export const erasureStates = ['waiting', 'taken_back', 'done'] as const;
export type ErasureState = (typeof erasureStates)[number];

export const erasureMoves: Moves<ErasureState> = {
  waiting: ['taken_back', 'done'],
  taken_back: [],
  done: [],
};

/** States from which an erasure may come to this one: the `any(…)` of a guarded update. */
export const erasureStatesBefore = (to: ErasureState): ErasureState[] => statesBefore(erasureMoves, to);

const dayMs = 86_400_000;

/** Days in which somebody can think better of it. */
export const erasureDays = 7;

/** When somebody who asks now is erased. */
export const erasureDue = (askedAt: Date): Date => new Date(askedAt.getTime() + erasureDays * dayMs);
