import { mayMove, type Moves, statesBefore } from '../../kit/state-machine.ts';

/** Where an import may stand; the contract and the database name the same (a test compares them). */
export const importStates = [
  'uploaded',
  'previewing',
  'needs_answers',
  'previewed',
  'committing',
  'committed',
  'undoing',
  'undone',
  'failed',
  'discarded',
] as const;
export type ImportState = (typeof importStates)[number];

/**
 * Read, asked about, read again, written; a run that died is begun anew. Only what was not written can be thrown
 * away; what was is taken back.
 */
export const importMoves: Moves<ImportState> = {
  uploaded: ['previewing', 'discarded'],
  previewing: ['previewing', 'needs_answers', 'previewed', 'failed', 'discarded'],
  needs_answers: ['uploaded', 'discarded'],
  previewed: ['uploaded', 'committing', 'discarded'],
  committing: ['committed', 'failed'],
  committed: ['undoing'],
  undoing: ['undone'],
  undone: [],
  failed: ['uploaded', 'discarded'],
  discarded: [],
};

/** Whether an import that stands here may move there. */
export const mayMoveImport = (from: ImportState, to: ImportState): boolean => mayMove(importMoves, from, to);

/** States from which an import may come to this one: the `any(…)` of a guarded update. */
export const importStatesBefore = (to: ImportState): ImportState[] => statesBefore(importMoves, to);
