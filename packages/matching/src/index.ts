export type * from './types.ts';
export { indexSlots, topForVolunteer, type Candidate } from './candidates.ts';
export { compileVolunteers } from './candidates/compile-volunteers.ts';
export { compileEdges, type Edges } from './candidates/edges.ts';
export { topForSlot, type VolunteerCandidate } from './candidates/top-for-slot.ts';
export { MatchingError, type MatchingErrorCode } from './errors.ts';
export {
  explainMatch,
  explainRefusal,
  whatWouldChange,
  type Explanation,
  type MatchExplanation,
} from './explain.ts';
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
