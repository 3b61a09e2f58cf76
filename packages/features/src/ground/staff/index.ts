// staff: who is asked into which office, by whom, who confirmed, and what became of it; grants themselves are rows of identity.
// Tables: staff_invitation, staff_change. Reads: role_grant, and in the checks audit and county. A grant and a session are written through identity alone.
// Contract: staff. Jobs: staff.tell-seconds, staff.tell-change. Schedules: staff.lapse, staff.lapse-changes, staff.erase.
export { acceptInvitation } from './accept-invitation.ts';
export { confirmInvitation } from './confirm-invitation.ts';
export { inviteFirst } from './invite-first.ts';
export { inviteStaff, maxInvitationsPerHour } from './invite-staff.ts';
export { listInvitations } from './list-invitations.ts';
export { listOwnInvitations } from './list-own-invitations.ts';
export { replaceLost } from './replace-lost.ts';
export { showInvitation } from './show-invitation.ts';
