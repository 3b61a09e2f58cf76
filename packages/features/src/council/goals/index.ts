// goals: what a council set out to reach, in versions; a change is a new version, never an edit.
// Tables: goal.
// Contract: none, because a goal is shown inside councils. Pages: none, because of the same. Jobs: none.
export { goalInForce, goalsInForce } from './queries.ts';
export { setGoal } from './set-goal.ts';
