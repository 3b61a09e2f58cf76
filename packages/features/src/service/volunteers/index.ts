// volunteers: people who offer their profession: who they are, where, how far, when. A draft grows answer by answer.
// Tables: volunteer, availability_window. Reads: in the checks account, county, credential.
// Contract: volunteers. Events: volunteers.became-available. Schedules: volunteers.erase, volunteers.key-names.
export { volunteerBecameAvailable } from './events.ts';
export { saveProfile } from './save-profile.ts';
export { confirmProfile } from './confirm-profile.ts';
export { type KnownVolunteer, recordVolunteers } from './record-volunteers.ts';
