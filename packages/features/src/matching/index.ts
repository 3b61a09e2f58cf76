// matching: proposals of volunteers for open role-slots, each scored and explained, and the offers made from them.
// The engine is packages/matching; here facts are loaded for it. Tables: matching_run (assignment rows are shared with
// `assignments`). Contract: matching. Jobs: matching.propose.
export { loadOwnVolunteer, loadSlots } from './load-facts.ts';
export { shortWhen, slotOf, type SlotRow, volunteerOf, type VolunteerRow } from './policy.ts';
export { presentExplanation } from './present.ts';
