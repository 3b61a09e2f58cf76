import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { formKey, freeText, id, page, pageQuery, provinceCode, version, writtenDay } from '../shared.ts';
import {
  grant,
  grantCase,
  invitation,
  invitationCase,
  invitationKind,
  mayList,
  ownInvitation,
} from '../staff-shapes.ts';
import { officeCounties, staffRole } from './identity.ts';

export {
  confirmChange,
  listOwnOffices,
  reviseCounties,
  showOwnOffice,
  stepDown,
  suspendGrant,
  withdrawChange,
} from '../staff-changes.ts';
export {
  changeKind,
  changeState,
  grantCase,
  invitation,
  invitationCase,
  invitationKind,
  invitationState,
} from '../staff-shapes.ts';

const grantId = z.strictObject({ grantId: id });
const invitationId = z.strictObject({ invitationId: id });
const invitationAnswer = z.object({ invitation: invitationCase });

export const list = defineEndpoint({
  id: 'staff.list',
  method: 'GET',
  path: '/staff/grants',
  permission: 'staff.read',
  summary: 'Who held which office on a day, or all offices of all times; newest first.',
  query: z.strictObject({
    ...pageQuery,
    /** A civil day in Tehran; today when left out. */
    on: writtenDay.optional(),
    when: z.enum(['day', 'ever']).default('day'),
    provinceCode: provinceCode.optional(),
    role: staffRole.optional(),
  }),
  response: page(grant).extend({
    /** Roles and places that the reader may give somebody. */
    mayInvite: z.boolean(),
    waiting: z.number().int(),
  }),
});

export const show = defineEndpoint({
  id: 'staff.show',
  method: 'GET',
  path: '/staff/grants/:grantId',
  permission: 'staff.read',
  summary: 'One office with who gave it, all offices of the same person, and what is open by their hand.',
  params: grantId,
  response: z.object({ grant: grantCase }),
  reasons: ['grant.unknown'],
});

export const endGrant = defineEndpoint({
  id: 'staff.endGrant',
  method: 'POST',
  path: '/staff/grants/:grantId/end',
  permission: 'staff.manage',
  stepUp: true,
  summary:
    'Ends an office after its last day, or at once; where two people give it, the end waits for a second person.',
  params: grantId,
  body: z.strictObject({
    version,
    /** The last day of the office, in Tehran; left out: it ends now. */
    lastDay: writtenDay.optional(),
    reason: freeText({ min: 3, max: 500 }),
  }),
  response: z.object({ grant: grantCase }),
  reasons: [
    'grant.unknown',
    'case.changed',
    'grant.over',
    'grant.beyond_own_office',
    'grant.last_administrator',
    'grant.day_past',
    'grant.day_later_than_end',
    'grant.change_waits',
  ],
  irreversible: { summary: 'staff.show' },
});

export const listInvitations = defineEndpoint({
  id: 'staff.listInvitations',
  method: 'GET',
  path: '/staff/invitations',
  permission: 'staff.read',
  summary: 'Invitations: those that wait or are open, or those that are over; newest first.',
  query: z.strictObject({ ...pageQuery, over: z.enum(['yes', 'no']).default('no') }),
  response: page(invitation).extend({ mayInvite: z.boolean() }),
});

export const showInvitation = defineEndpoint({
  id: 'staff.showInvitation',
  method: 'GET',
  path: '/staff/invitations/:invitationId',
  permission: 'staff.read',
  summary: 'One invitation: what it offers to whom, who made it and who confirmed.',
  params: invitationId,
  response: invitationAnswer,
  reasons: ['invitation.unknown'],
});

export const showChoices = defineEndpoint({
  id: 'staff.showChoices',
  method: 'GET',
  path: '/staff/choices',
  permission: 'staff.manage',
  summary: 'Roles that the asker may give, each with where, what it opens and whether two people have to.',
  response: z.object({
    roles: z
      .array(
        z.object({
          role: staffRole,
          inNation: z.boolean(),
          /** Null: in every province. Empty: in none. */
          provinceCodes: z.array(provinceCode).max(31).nullable(),
          /** Whether counties are to be chosen in the province. */
          ofCounties: z.boolean(),
          needsSecond: z.boolean(),
          powers: mayList,
        }),
      )
      .max(20),
  }),
});

export const invite = defineEndpoint({
  id: 'staff.invite',
  method: 'POST',
  path: '/staff/invitations',
  permission: 'staff.manage',
  stepUp: true,
  summary:
    'Invites somebody to an office, to take over one, or to stand in; roles with money or power wait for a second person.',
  body: z.strictObject({
    formKey,
    kind: invitationKind.default('new'),
    mobile: z.string().min(1).max(40),
    name: freeText({ min: 2, max: 80 }),
    /** Of a new place; a successor and a substitute take the one of the grant. */
    role: staffRole.optional(),
    provinceCode: provinceCode.optional(),
    /** Of a county officer alone: counties of that province. */
    countyCodes: officeCounties.optional(),
    grantId: id.optional(),
    startsOn: writtenDay.optional(),
    /** The last day. */
    endsOn: writtenDay.optional(),
  }),
  response: invitationAnswer,
  reasons: [
    'mobile.invalid',
    'grant.unknown',
    'grant.over',
    'grant.own_number',
    'grant.beyond_own_office',
    'invitation.role_missing',
    'invitation.place_wrong',
    'invitation.counties_wrong',
    'invitation.same_holder',
    'invitation.holds_already',
    'invitation.invited_already',
    'invitation.successor_asked',
    'invitation.day_past',
    'invitation.days_turned',
    'invitation.days_missing',
    'invitation.days_too_many',
    'invitation.day_too_far',
    'invitation.too_many',
    'invitation.form_used',
  ],
});

export const confirmInvitation = defineEndpoint({
  id: 'staff.confirmInvitation',
  method: 'POST',
  path: '/staff/invitations/:invitationId/confirm',
  permission: 'staff.manage',
  stepUp: true,
  summary: 'Confirms, as the second person, what somebody else offered; the invited person is told.',
  params: invitationId,
  body: z.strictObject({ version }),
  response: invitationAnswer,
  reasons: [
    'invitation.unknown',
    'case.changed',
    'invitation.over',
    'invitation.own_proposal',
    'grant.own_number',
    'grant.beyond_own_office',
    'invitation.others_confirm',
  ],
});

export const withdrawInvitation = defineEndpoint({
  id: 'staff.withdrawInvitation',
  method: 'POST',
  path: '/staff/invitations/:invitationId/withdraw',
  permission: 'staff.manage',
  stepUp: true,
  summary: 'Takes an invitation back before it is accepted; of somebody else’s one says why.',
  params: invitationId,
  body: z.strictObject({ version, note: freeText({ max: 500 }).optional() }),
  response: invitationAnswer,
  reasons: [
    'invitation.unknown',
    'case.changed',
    'invitation.over',
    'invitation.note_missing',
    'grant.beyond_own_office',
  ],
});

export const listOwnInvitations = defineEndpoint({
  id: 'staff.listOwnInvitations',
  method: 'GET',
  path: '/staff/own-invitations',
  permission: 'signed-in',
  summary: 'Open invitations to the number of whoever asks, with what each would let them do.',
  response: z.object({ items: z.array(ownInvitation).max(20) }),
});

export const acceptInvitation = defineEndpoint({
  id: 'staff.acceptInvitation',
  method: 'POST',
  path: '/staff/own-invitations/:invitationId/accept',
  permission: 'signed-in',
  summary: 'Takes the office and agrees to its terms; a successor’s predecessor goes at that moment.',
  params: invitationId,
  body: z.strictObject({ version, agreed: z.boolean(), termsVersion: z.string().max(20) }),
  response: z.object({ grantId: id }),
  reasons: [
    'invitation.unknown',
    'case.changed',
    'invitation.over',
    'invitation.giver_gone',
    'invitation.not_agreed',
    'invitation.holds_already',
    'grant.over',
    'grant.own_number',
  ],
});

export const declineInvitation = defineEndpoint({
  id: 'staff.declineInvitation',
  method: 'POST',
  path: '/staff/own-invitations/:invitationId/decline',
  permission: 'signed-in',
  summary: 'Says no; whoever invited is told.',
  params: invitationId,
  body: z.strictObject({ version, note: freeText({ max: 500 }).optional() }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['invitation.unknown', 'case.changed', 'invitation.over'],
});
