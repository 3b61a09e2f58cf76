// privacy: one journey for everybody: a copy of one's data, and being erased. What is held, exported and taken each feature
// says in its `privacy.ts`; this one asks them all, through the list of features, and remembers who was erased.
// Tables: data_copy, erasure_request, erasure_tombstone. Reads: account, volunteer, stored_file, and in the checks audit, role_grant.
// Contract: privacy. Jobs: privacy.make-copy. Schedule: privacy.erase.
export { listTombstones } from './list-tombstones.ts';
export { maxCopiesPerDay } from './ask-copy.ts';
export { replayTombstones } from './replay-tombstones.ts';
