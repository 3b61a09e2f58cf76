// shared-numbers: one number used by two people: the second gets a record of their own, with what is theirs, and a number.
// Tables: record_part. Reads: volunteer, and in the checks audit, assignment, credential.
// Contract: sharedNumbers. Jobs: none (an act of officers, done at once).
export {};
