// assignments: one volunteer in one role-slot, from offer to approved hours; the database itself keeps places and
// people's time from being given twice, and every change of a state goes through `move-assignment.ts`.
// Tables: assignment. Reads: need, role_slot, shift, volunteer, venue, closure, and in the checks credential.
// Contract: assignments. Jobs: assignments.stand-down, assignments.end-barred, assignments.end-unwilling, assignments.end-unguarded. Schedule: assignments.lapse. Events: assignments.place-freed.
export { cancelOffers, cancelPlaces, tellPlacesStay } from './cancel-offers.ts';
export { cancelShifts, type EndedPlace } from './cancel-shifts.ts';
export { findEndedPlaces, type FormerPlace } from './find-ended-places.ts';
export { endAssignments } from './end-assignments.ts';
export { endOffers } from './end-offers.ts';
export { placeFreed } from './events.ts';
export { leavePlaces, weighLeaving } from './leave-places.ts';
export { offerAssignment } from './offer-assignment.ts';
export {
  dropEarlierProposals,
  dropProposals,
  proposeAssignments,
  type ProposedPair,
} from './propose-assignments.ts';
export { placesHeld } from './places-held.ts';
export { passAssignments } from './pass-assignments.ts';
export { type ComingRow, hasPending, lockComing, offerable, openOffersOf, standingIn } from './queries.ts';
export { type ShiftsStanding, weighShifts } from './weigh-shifts.ts';
export { endingOffers, weighJoining } from './weigh-joining.ts';
