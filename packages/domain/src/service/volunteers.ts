import { type Moves, statesBefore } from '../kit/state-machine.ts';

/** Where a volunteer may stand; the contract and the database name the same (a test compares them). */
export const volunteerStatuses = ['draft', 'active', 'paused'] as const;
export type VolunteerStatus = (typeof volunteerStatuses)[number];

/** Who is erased becomes a draft again: a row that names nobody and is matched with nothing. */
export const volunteerMoves: Moves<VolunteerStatus> = {
  draft: ['active'],
  active: ['paused', 'draft'],
  paused: ['active', 'draft'],
};

/** Statuses from which a volunteer may come to this one: the `any(…)` of a guarded update. */
export const volunteerStatusesBefore = (to: VolunteerStatus): VolunteerStatus[] =>
  statesBefore(volunteerMoves, to);
