export type * from './types.ts';
export { compileSlots, type SlotIndex } from './candidates/compile-slots.ts';
export { compileVolunteers } from './candidates/compile-volunteers.ts';
export { compileEdges, type Edges } from './candidates/edges.ts';
export { topForSlot, type VolunteerCandidate } from './candidates/top-for-slot.ts';
export { topForVolunteer, type SlotCandidate } from './candidates/top-for-volunteer.ts';
export type { VolunteerIndex } from './candidates/volunteer-index.ts';
export { MatchingError, type MatchingErrorCode } from './errors.ts';
export {
  explainMatch,
  explainRefusal,
  whatWouldChange,
  type Explanation,
  type MatchExplanation,
} from './explain.ts';
export { explainAbsence, type Absence } from './explain-absence.ts';
export { feasibility, type Feasibility, type Reason } from './feasibility.ts';
export {
  type GroupShare,
  type Mode,
  propose,
  type Proposal,
  type ProposedMatch,
  type ProposeOptions,
  type Unfilled,
} from './propose.ts';
export { score, standardWeights, type Parts, type Score, type Weights } from './score.ts';
export { whatWouldOpen, type Opening } from './what-would-open.ts';
