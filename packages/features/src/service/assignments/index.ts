// assignments: one volunteer in one role-slot, from offer to approved hours; the database itself keeps places and
// people's time from being given twice, and every change of a state goes through `move-assignment.ts`.
// Tables: assignment. Reads: need, role_slot, shift, volunteer, and in the checks credential.
// Contract: assignments. Jobs: assignments.stand-down. Schedule: assignments.lapse. Events: assignments.place-freed.
export { cancelOffers, cancelPlaces, tellPlacesStay } from './cancel-offers.ts';
export { endAssignments } from './end-assignments.ts';
export { placeFreed } from './events.ts';
export { offerAssignment } from './offer-assignment.ts';
export {
  dropEarlierProposals,
  dropProposals,
  proposeAssignments,
  type ProposedPair,
} from './propose-assignments.ts';
export { type ComingRow, hasPending, lockComing, openOffersOf, standingIn } from './queries.ts';
