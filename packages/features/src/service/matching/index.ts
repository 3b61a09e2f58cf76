// matching: proposals of volunteers for open role-slots, each scored and explained, and the offers made from them. The
// roof of the wing: it stands on the others and none knows it. The engine is packages/matching, in a process of its own.
// Tables: matching_run, matching_snapshot, matching_approval, matching_take_back, matching_setting.
// Reads: assignment, need, role_slot, shift, volunteer. Contract: matching.
// Jobs: matching.propose, .replay, .offer-need, .offer-person. Schedules: matching.erase-snapshots, .end-lost-runs.
export { maxRunsPerHour } from './start-run.ts';
