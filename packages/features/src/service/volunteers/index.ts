// volunteers: people who offer their profession: who they are, where, how far, when. A draft grows answer by answer.
// Tables: volunteer, availability_window. Contract: volunteers. Schedule: volunteers.erase.
export { saveProfile } from './save-profile.ts';
export { confirmProfile } from './confirm-profile.ts';
export { type KnownVolunteer, recordVolunteers } from './record-volunteers.ts';
