// eligibility: who may come where. Facts of volunteers and role-slots as the engine takes them, for whoever asks:
// a volunteer for themselves, or matching for an office. Tables: none, because every fact has its owner.
// Reads: assignment, availability_window, credential, need, role_slot, shift, volunteer.
// Contract: none, because answers are those of assignments and matching. Jobs: none.
// Pages: none, because volunteers see it in /find and officers in a run's questions.
export {
  budgetDays,
  type OwnVolunteerRow,
  slotOf,
  type SlotRow,
  volunteerOf,
  type VolunteerRow,
} from './policy.ts';
export { presentExplanation } from './present.ts';
export {
  horizonDays,
  loadOwnVolunteer,
  loadSlots,
  volunteerPage,
  volunteersByIds,
  volunteersInReach,
} from './queries.ts';
