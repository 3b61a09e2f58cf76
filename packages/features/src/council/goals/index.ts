// goals: what a council set out to reach, in versions; a change is a new version, never an edit.
// Table: goal. Contract: shown inside councils. No jobs.
export { goalInForce, goalsInForce } from './queries.ts';
export { setGoal } from './set-goal.ts';
