import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { bilingual, freeText, id, instant, page, pageQuery, version } from '../shared.ts';
import { credentialStatusCode } from './credentials.ts';
import { personLine } from './volunteers.ts';

/** A licence of the record, which may be the second person's. */
const licence = z.object({
  credentialId: id,
  profession: z.string(),
  numberMasked: z.string(),
  status: credentialStatusCode,
});

/** A shift of the record, past or to come, which may be the second person's. */
const place = z.object({ assignmentId: id, need: bilingual, startsAt: instant });

/** What keeps a record from being parted, with its cure. */
export const partProblem = z.enum(['barred', 'merge_waiting']);
export type PartProblem = z.infer<typeof partProblem>;

/** A parting that was asked for and waits, was done, or was taken back. */
export const part = z.object({
  partId: id,
  /** The record that stays. */
  kept: personLine,
  /** Null once the second person’s record is gone again. */
  secondName: z.string().nullable(),
  /** The second person’s record; null while nobody confirmed. */
  partedId: id.nullable(),
  hasOwnNumber: z.boolean(),
  licences: z.number().int(),
  places: z.number().int(),
  /** Null once the person was erased. */
  reason: z.string().nullable(),
  askedAt: instant,
  askedByName: z.string().nullable(),
  partedAt: instant.nullable(),
  confirmedByName: z.string().nullable(),
  undoneAt: instant.nullable(),
  /** Until when it can be taken back; null where it cannot. */
  undoUntil: instant.nullable(),
});
export type Part = z.infer<typeof part>;

export const showRecord = defineEndpoint({
  id: 'sharedNumbers.showRecord',
  method: 'GET',
  path: '/people/:volunteerId/second-person',
  permission: 'records.manage',
  summary: 'What of a record may be a second person’s, who uses the same number: licences and shifts.',
  params: z.strictObject({ volunteerId: id }),
  response: z.object({
    person: personLine.extend({ hasAccount: z.boolean() }),
    licences: z.array(licence).max(100),
    places: z.array(place).max(100),
    problem: partProblem.nullable(),
    /** That a first officer has asked already. */
    waiting: part.extend({ mayConfirm: z.boolean() }).nullable(),
    version,
  }),
  reasons: ['volunteer.not_found'],
});

const irreversible = { summary: 'sharedNumbers.showRecord', undo: 'sharedNumbers.undoPart' };

export const askPart = defineEndpoint({
  id: 'sharedNumbers.askPart',
  method: 'POST',
  path: '/people/:volunteerId/second-person',
  permission: 'records.manage',
  summary:
    'Says that a record is two people’s: the second gets a record of their own with what is named here, once another officer confirms.',
  params: z.strictObject({ volunteerId: id }),
  body: z.strictObject({
    version,
    firstName: z.string().max(500),
    lastName: z.string().max(500),
    profession: z.string().max(60),
    /** Left out: none of their own yet; they are reached at the shared one and do not sign in. */
    mobile: z.string().max(40).optional(),
    credentialIds: z.array(id).max(100).default([]),
    assignmentIds: z.array(id).max(100).default([]),
    reason: freeText({ min: 10, max: 500 }),
  }),
  response: z.object({ partId: id }),
  reasons: [
    'case.changed',
    'volunteer.not_found',
    'name.missing',
    'name.too_short',
    'name.too_long',
    'name.has_digits',
    'name.has_signs',
    'profession.unknown',
    'mobile.invalid',
    'shared_number.number_taken',
    'shared_number.not_of_record',
    'shared_number.waiting',
    'shared_number.barred',
    'shared_number.merge_waiting',
  ],
  irreversible,
  stepUp: true,
});

export const confirmPart = defineEndpoint({
  id: 'sharedNumbers.confirmPart',
  method: 'POST',
  path: '/parts/:partId/confirm',
  permission: 'records.manage',
  summary: 'Another officer confirms that a record is two people’s.',
  params: z.strictObject({ partId: id }),
  body: z.strictObject({ version }),
  response: z.object({ partedId: id }),
  reasons: [
    'case.changed',
    'volunteer.not_found',
    'shared_number.unknown_part',
    'shared_number.not_waiting',
    'shared_number.same_officer',
    'shared_number.number_taken',
    'shared_number.barred',
    'shared_number.merge_waiting',
  ],
  irreversible,
  stepUp: true,
});

export const undoPart = defineEndpoint({
  id: 'sharedNumbers.undoPart',
  method: 'POST',
  path: '/parts/:partId/undo',
  permission: 'records.manage',
  summary: 'Takes a parting back: within half an hour, as long as nothing new was written to either record.',
  params: z.strictObject({ partId: id }),
  body: z.strictObject({}),
  response: z.object({}),
  reasons: ['shared_number.unknown_part', 'shared_number.undo_over', 'shared_number.written_since'],
  stepUp: true,
});

export const giveNumber = defineEndpoint({
  id: 'sharedNumbers.giveNumber',
  method: 'POST',
  path: '/people/:volunteerId/number',
  permission: 'records.manage',
  summary: 'Gives somebody who shares a number one of their own, by which they sign in from then on.',
  params: z.strictObject({ volunteerId: id }),
  body: z.strictObject({ version, mobile: z.string().max(40), reason: freeText({ min: 10, max: 500 }) }),
  response: z.object({}),
  reasons: [
    'case.changed',
    'volunteer.not_found',
    'mobile.invalid',
    'shared_number.signs_in',
    'shared_number.number_taken',
  ],
  stepUp: true,
});

export const listParts = defineEndpoint({
  id: 'sharedNumbers.listParts',
  method: 'GET',
  path: '/parts',
  permission: 'records.manage',
  summary: 'Parted records in reach of an officer, and those that wait for a second officer; newest first.',
  query: z.strictObject(pageQuery),
  response: page(part),
});
