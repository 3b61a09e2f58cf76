import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, instant, version } from '../shared.ts';
import { personLine } from './volunteers.ts';

/** The document by which an officer knew the person. */
export const seenDocument = z.enum([
  'national_card',
  'birth_certificate',
  'passport',
  'residence_card',
  'driving_licence',
]);

/** What keeps a number from being renewed by the office, with its cure. */
export const lostNumberProblem = z.enum(['no_account', 'in_office', 'number_waits']);
export type LostNumberProblem = z.infer<typeof lostNumberProblem>;

/** That a first officer has said who it is; the second one decides. */
const waiting = z.object({
  recoveryId: id,
  /** The new number, as far as a second officer has to compare it. */
  toMasked: z.string(),
  seen: seenDocument,
  askedByName: z.string().nullable(),
  askedAt: instant,
  expiresAt: instant,
  mayConfirm: z.boolean(),
});

const state = z.object({
  person: personLine,
  problem: lostNumberProblem.nullable(),
  waiting: waiting.nullable(),
  /** The new number waits for a no of the old one; when it moves. */
  held: z.object({ toMasked: z.string(), dueAt: instant }).nullable(),
  version,
});
export type LostNumber = z.infer<typeof state>;

const volunteerId = z.strictObject({ volunteerId: id });
const recoveryId = z.strictObject({ recoveryId: id });

export const showNumber = defineEndpoint({
  id: 'lostNumbers.showNumber',
  method: 'GET',
  path: '/people/:volunteerId/lost-number',
  permission: 'records.manage',
  summary: 'Whether a member who lost the number and everything else may get another, and what waits of it.',
  params: volunteerId,
  response: state,
  reasons: ['volunteer.not_found'],
});

export const askNumber = defineEndpoint({
  id: 'lostNumbers.askNumber',
  method: 'POST',
  path: '/people/:volunteerId/lost-number',
  permission: 'records.manage',
  stepUp: true,
  summary:
    'Says, as the first of two officers, by which document the person is known and that the number of this code is theirs.',
  params: volunteerId,
  body: z.strictObject({
    version,
    seen: seenDocument,
    challengeId: id,
    /** As the person reads it from their phone. */
    code: z.string().min(1).max(20),
  }),
  response: z.object({ recoveryId: id }),
  reasons: [
    'case.changed',
    'volunteer.not_found',
    'code.wrong',
    'code.expired',
    'code.burnt',
    'lost_number.no_account',
    'lost_number.in_office',
    'lost_number.waiting',
    'number.waiting',
    'number.same',
    'number.taken',
    'recovery.own',
  ],
});

export const confirmNumber = defineEndpoint({
  id: 'lostNumbers.confirmNumber',
  method: 'POST',
  path: '/lost-numbers/:recoveryId/confirm',
  permission: 'records.manage',
  stepUp: true,
  summary:
    'Another officer says the same: the old number is told, and in three days the account has the new one unless it says no.',
  params: recoveryId,
  body: z.strictObject({ version, seen: seenDocument }),
  response: z.object({ dueAt: instant }),
  reasons: [
    'case.changed',
    'volunteer.not_found',
    'lost_number.unknown',
    'lost_number.in_office',
    'number.waiting',
    'number.same',
    'number.taken',
    'recovery.over',
    'recovery.own',
    'recovery.same_officer',
  ],
  irreversible: { summary: 'lostNumbers.showNumber' },
});

export const refuseNumber = defineEndpoint({
  id: 'lostNumbers.refuseNumber',
  method: 'POST',
  path: '/lost-numbers/:recoveryId/refuse',
  permission: 'records.manage',
  stepUp: true,
  summary: 'Says that it is not they; nothing changes, and it can be asked for anew.',
  params: recoveryId,
  body: z.strictObject({ version }),
  response: z.object({}),
  reasons: ['case.changed', 'volunteer.not_found', 'lost_number.unknown', 'recovery.over'],
});

export const listNumbers = defineEndpoint({
  id: 'lostNumbers.listNumbers',
  method: 'GET',
  path: '/lost-numbers',
  permission: 'records.manage',
  summary: 'Members in reach whose new number waits for a second officer, the oldest first.',
  response: z.object({ items: z.array(waiting.extend({ person: personLine })).max(100) }),
});
