// volunteers: people who offer their profession: who they are, where, how far, when. A draft grows answer by answer.
// Tables: volunteer, availability_window. Reads: in the checks account, county, credential.
// Contract: volunteers. Events: volunteers.became-available, volunteers.grew.
// Jobs: volunteers.tell-available, volunteers.rest-released, volunteers.tell-grown.
// Schedules: volunteers.erase, volunteers.key-names.
export { volunteerBecameAvailable } from './events.ts';
export { saveProfile } from './save-profile.ts';
export { confirmProfile } from './confirm-profile.ts';
export { meetAll } from './meet-all.ts';
export { type KnownVolunteer, recordVolunteers } from './record-volunteers.ts';
export { forgetVolunteers } from './forget-volunteers.ts';
export { leadRecords } from './lead-records.ts';
export { lineOf } from './list-volunteers.ts';
export { moveVolunteer } from './move-volunteer.ts';
export { isNumberTaken, openRecord, writeNumber } from './open-record.ts';
export { presentPerson } from './present.ts';
export { requireStanding } from './policy.ts';
export {
  isProfession,
  lockRecords,
  lockVolunteer,
  recordsByIds,
  recordsOfAccounts,
  twinsOf,
  volunteerById,
  type VolunteerRow,
  windowsOfVolunteer,
} from './queries.ts';
export { settleHome } from './settle-home.ts';
export { swapFields } from './swap-fields.ts';
