// volunteers: people who offer their profession: who they are, where, how far, when. A draft grows answer by answer.
// Tables: volunteer, availability_window. Reads: credential, and in the checks account, county.
// Contract: volunteers. Events: volunteers.became-available. Schedule: volunteers.erase.
export { volunteerBecameAvailable } from './events.ts';
export { saveProfile } from './save-profile.ts';
export { confirmProfile } from './confirm-profile.ts';
export { type KnownVolunteer, recordVolunteers } from './record-volunteers.ts';
