import { keysOf } from './entries.ts';

/** A state machine as a table: from each state, the states it may move to. */
export type Moves<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Whether the machine leads from one state straight to another. */
export function mayMove<State extends string>(moves: Moves<State>, from: State, to: State): boolean {
  return moves[from].includes(to);
}

/** The states that may move to this one: the `any(…)` of a guarded update. */
export function statesBefore<State extends string>(moves: Moves<State>, to: State): State[] {
  return keysOf(moves).filter((from) => moves[from].includes(to));
}

/** Whether the machine leads nowhere from a state. */
export function isFinal<State extends string>(moves: Moves<State>, state: State): boolean {
  return moves[state].length === 0;
}
