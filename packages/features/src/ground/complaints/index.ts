// complaints: what somebody says is wrong, who handles it, what each side said, what was decided, and who gets no offers.
// Tables: complaint, complaint_reporter, complaint_entry, person_bar. Reads: audit, stored_file.
// Contract: complaints. Jobs: none. Schedules: complaints.remind, complaints.close, complaints.erase.
// Events: complaints.standing-changed.
export { bindBars } from './bind-bars.ts';
export { standingChanged } from './events.ts';
export { missesPerCode, missesPerNetwork } from './open-by-code.ts';
export { maxEntriesOf } from './queries.ts';
export { maxReportsPerHour } from './report-complaint.ts';
export { barOf, isBarred } from './is-barred.ts';
export { keepIdentity } from './keep-identity.ts';
