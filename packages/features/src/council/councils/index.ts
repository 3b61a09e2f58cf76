// councils: what a participation council watches: verified gifts against last year and against the goal.
// Owns no table yet (sessions and resolutions come with their own); reads contribution_total and goal. Contract: councils.
export {};
