// records: two records of one person become one; the other leads to it, and half an hour long that can be taken back.
// Tables: record_merge. Reads: volunteer, availability_window, credential, assignment, and in the checks audit.
// Contract: records. Jobs: none (an act of officers, done at once).
export { digestsOf, hasWaiting } from './queries.ts';
