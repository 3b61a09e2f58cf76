// assignments: one volunteer in one role-slot, from offer to approved hours; the database itself keeps places and
// people's time from being given twice. Tables: assignment. Contract: assignments.
// Jobs: assignments.stand-down. Schedules: assignments.lapse.
export { placeFreed } from './events.ts';
export { endUncovered } from './end-uncovered.ts';
