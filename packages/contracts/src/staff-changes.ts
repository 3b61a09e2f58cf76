// What becomes of an office after it was given, beside its end: part of the contract `staff`.
import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { officeCounties } from './ground/identity.ts';
import { freeText, id, instant, version, writtenDay } from './shared.ts';
import { grantCase, openWork, ownOffice } from './staff-shapes.ts';

const grantId = z.strictObject({ grantId: id });

export const suspendGrant = defineEndpoint({
  id: 'staff.suspendGrant',
  method: 'POST',
  path: '/staff/grants/:grantId/suspend',
  permission: 'staff.manage',
  stepUp: true,
  summary:
    'Keeps an office of two people from its holder at once; a second person confirms and it ends, or it lapses.',
  params: grantId,
  body: z.strictObject({ version, reason: freeText({ min: 3, max: 500 }) }),
  response: z.object({ grant: grantCase }),
  reasons: [
    'grant.unknown',
    'case.changed',
    'grant.over',
    'grant.beyond_own_office',
    'grant.last_administrator',
    'grant.own_office',
    'grant.one_ends',
    'grant.change_waits',
    'grant.suspended_before',
  ],
  irreversible: { summary: 'staff.show' },
});

export const confirmChange = defineEndpoint({
  id: 'staff.confirmChange',
  method: 'POST',
  path: '/staff/grants/:grantId/change/confirm',
  permission: 'staff.manage',
  stepUp: true,
  summary:
    'Confirms, as the second person, the end or suspension that somebody else proposed; the office ends.',
  params: grantId,
  body: z.strictObject({ version }),
  response: z.object({ grant: grantCase }),
  reasons: [
    'grant.unknown',
    'case.changed',
    'grant.over',
    'grant.beyond_own_office',
    'grant.last_administrator',
    'grant.own_office',
    'grant.own_change',
    'grant.no_change',
    'grant.others_confirm',
  ],
  irreversible: { summary: 'staff.show' },
});

export const withdrawChange = defineEndpoint({
  id: 'staff.withdrawChange',
  method: 'POST',
  path: '/staff/grants/:grantId/change/withdraw',
  permission: 'staff.manage',
  stepUp: true,
  summary:
    'Takes back what waits for a second person; of somebody else’s proposal says why. A suspension is over.',
  params: grantId,
  body: z.strictObject({ version, note: freeText({ max: 500 }).optional() }),
  response: z.object({ grant: grantCase }),
  reasons: [
    'grant.unknown',
    'case.changed',
    'grant.beyond_own_office',
    'grant.own_office',
    'grant.no_change',
    'grant.note_missing',
  ],
});

export const reviseCounties = defineEndpoint({
  id: 'staff.reviseCounties',
  method: 'POST',
  path: '/staff/grants/:grantId/counties',
  permission: 'staff.manage',
  stepUp: true,
  summary:
    'Gives a county officer other counties of the same province; from the next request on they see those alone.',
  params: grantId,
  body: z.strictObject({ version, countyCodes: officeCounties, reason: freeText({ min: 3, max: 500 }) }),
  response: z.object({ grant: grantCase }),
  reasons: [
    'grant.unknown',
    'case.changed',
    'grant.over',
    'grant.beyond_own_office',
    'grant.own_office',
    'grant.counties_same',
    'invitation.counties_wrong',
  ],
});

export const listOwnOffices = defineEndpoint({
  id: 'staff.listOwnOffices',
  method: 'GET',
  path: '/staff/own-offices',
  permission: 'signed-in',
  summary: 'Offices of whoever asks, those that this session does not open too; and former ones.',
  response: z.object({ items: z.array(ownOffice).max(50), former: z.array(ownOffice).max(50) }),
});

export const showOwnOffice = defineEndpoint({
  id: 'staff.showOwnOffice',
  method: 'GET',
  path: '/staff/own-offices/:grantId',
  permission: 'signed-in',
  summary: 'One’s own office with what stepping down comes to.',
  params: grantId,
  response: z.object({
    office: ownOffice.extend({
      /** Whether the nation has no other administrator: then it is handed over first. */
      isLast: z.boolean(),
      openWork: z.array(openWork).max(20),
    }),
  }),
  reasons: ['grant.unknown'],
});

export const stepDown = defineEndpoint({
  id: 'staff.stepDown',
  method: 'POST',
  path: '/staff/own-offices/:grantId/end',
  permission: 'signed-in',
  stepUp: true,
  summary: 'Ends one’s own office after its last day, or at once; nobody has to confirm.',
  params: grantId,
  body: z.strictObject({
    version,
    /** The last day of the office, in Tehran; left out: it ends now. */
    lastDay: writtenDay.optional(),
    reason: freeText({ max: 500 }).optional(),
  }),
  response: z.object({ validTo: instant }),
  reasons: [
    'grant.unknown',
    'case.changed',
    'grant.over',
    'grant.last_administrator',
    'grant.day_past',
    'grant.day_later_than_end',
  ],
  irreversible: { summary: 'staff.showOwnOffice' },
});
