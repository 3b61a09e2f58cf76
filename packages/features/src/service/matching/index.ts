// matching: proposals of volunteers for open role-slots, each scored and explained, and the offers made from them.
// The engine is packages/matching; here facts are loaded for it and it works in a process of its own. Tables: matching_run,
// matching_snapshot, matching_approval, matching_setting (assignment rows are shared with `assignments`).
// Contract: matching. Jobs: matching.propose, .replay, .offer-need, .offer-person, .erase-snapshots, .end-lost-runs.
export {};
