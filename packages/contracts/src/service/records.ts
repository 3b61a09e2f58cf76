import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { bilingual, day, freeText, id, instant, page, pageQuery, version } from '../shared.ts';
import { person, personLine } from './volunteers.ts';

/** What two records of one person are compared in. */
export const mergeField = z.enum([
  'number',
  'name',
  'birthDay',
  'nationalId',
  'profession',
  'place',
  'reach',
  'times',
  'hours',
  'gender',
  'languages',
]);
export type MergeField = z.infer<typeof mergeField>;

const side = z.enum(['kept', 'other']);

/** One of two records, as far as an officer may see it. */
export const record = person.extend({
  hasAccount: z.boolean(),
  bornOn: day.nullable(),
  hasNationalId: z.boolean(),
  /** Whether an office vouches for the national ID. */
  isProven: z.boolean(),
  places: z.object({ coming: z.number().int(), past: z.number().int(), offers: z.number().int() }),
});
export type Record = z.infer<typeof record>;

/** What keeps two records apart, each with its cure. */
export const mergeProblem = z.enum(['own', 'overlap', 'two_undecided', 'barred']);
export type MergeProblem = z.infer<typeof mergeProblem>;

export const merge = z.object({
  mergeId: id,
  /** The record that stays. */
  kept: personLine,
  /** The one that leads to it. */
  otherName: z.string().nullable(),
  otherId: id,
  /** Null once the person was erased. */
  reason: z.string().nullable(),
  askedAt: instant,
  askedByName: z.string().nullable(),
  /** Null while a second officer has not confirmed. */
  mergedAt: instant.nullable(),
  confirmedByName: z.string().nullable(),
  undoneAt: instant.nullable(),
  /** Until when it can be taken back; null where it cannot. */
  undoUntil: instant.nullable(),
});
export type Merge = z.infer<typeof merge>;

export const listTwins = defineEndpoint({
  id: 'records.listTwins',
  method: 'GET',
  path: '/people/:volunteerId/twins',
  permission: 'records.manage',
  summary: 'Records in reach of an officer that may be the same person: of one name, number or national ID.',
  params: z.strictObject({ volunteerId: id }),
  response: z.object({ person: personLine, twins: z.array(personLine).max(20) }),
  reasons: ['volunteer.not_found'],
});

export const showMerge = defineEndpoint({
  id: 'records.showMerge',
  method: 'GET',
  path: '/people/:volunteerId/merge',
  permission: 'records.manage',
  summary: 'Two records side by side: where they differ, what moves, and what keeps them apart.',
  params: z.strictObject({ volunteerId: id }),
  query: z.strictObject({ otherId: id }),
  response: z.object({
    kept: record,
    other: record,
    fields: z
      .array(z.object({ field: mergeField, stands: z.enum(['same', 'kept', 'other', 'choose']) }))
      .max(mergeField.options.length),
    /** Places of both at one time: one of the two is given back first. */
    overlaps: z.array(z.object({ startsAt: instant, need: bilingual, otherNeed: bilingual })).max(20),
    /** Open offers and proposals that cannot stand beside the places of the other. */
    ending: z.number().int(),
    problem: mergeProblem.nullable(),
    /** Both sign in, or an office vouches for both: a second officer confirms. */
    needsSecond: z.boolean(),
    /** That a first officer has said so already. */
    waiting: z
      .object({
        mergeId: id,
        askedByName: z.string().nullable(),
        reason: z.string(),
        /** Fields whose word is the other record’s. */
        taken: z.array(mergeField).max(mergeField.options.length),
        mayConfirm: z.boolean(),
      })
      .nullable(),
    version,
  }),
  reasons: ['volunteer.not_found', 'records.same'],
});

const irreversible = { summary: 'records.showMerge', undo: 'records.undoMerge' };
const apart = [
  'case.changed',
  'volunteer.not_found',
  'records.same',
  'records.own',
  'records.overlap',
  'records.two_undecided',
  'records.barred',
] as const;

export const mergePeople = defineEndpoint({
  id: 'records.mergePeople',
  method: 'POST',
  path: '/people/:volunteerId/merge',
  permission: 'records.manage',
  summary:
    'Says that two records are one person: the one of the address stays, the other leads to it. Where both sign in, a second officer confirms.',
  params: z.strictObject({ volunteerId: id }),
  body: z.strictObject({
    otherId: id,
    version,
    reason: freeText({ min: 10, max: 500 }),
    number: side.optional(),
    name: side.optional(),
    birthDay: side.optional(),
    nationalId: side.optional(),
    profession: side.optional(),
    place: side.optional(),
    reach: side.optional(),
    times: side.optional(),
    hours: side.optional(),
    gender: side.optional(),
    languages: side.optional(),
  }),
  response: z.object({ mergeId: id, isWaiting: z.boolean() }),
  reasons: [...apart, 'records.waiting', 'records.choose'],
  irreversible,
  stepUp: true,
});

export const confirmMerge = defineEndpoint({
  id: 'records.confirmMerge',
  method: 'POST',
  path: '/merges/:mergeId/confirm',
  permission: 'records.manage',
  summary: 'Another officer confirms that two records are one person.',
  params: z.strictObject({ mergeId: id }),
  body: z.strictObject({ version }),
  response: z.object({}),
  reasons: [...apart, 'records.unknown_merge', 'records.not_waiting', 'records.same_officer'],
  irreversible,
  stepUp: true,
});

export const undoMerge = defineEndpoint({
  id: 'records.undoMerge',
  method: 'POST',
  path: '/merges/:mergeId/undo',
  permission: 'records.manage',
  summary: 'Takes a joining back: within half an hour, as long as nothing new was written to the record.',
  params: z.strictObject({ mergeId: id }),
  body: z.strictObject({}),
  response: z.object({}),
  reasons: ['records.unknown_merge', 'records.undo_over', 'records.written_since'],
  stepUp: true,
});

export const listMerges = defineEndpoint({
  id: 'records.listMerges',
  method: 'GET',
  path: '/merges',
  permission: 'records.manage',
  summary: 'Joined records in reach of an officer, and those that wait for a second officer; newest first.',
  query: z.strictObject(pageQuery),
  response: page(merge),
});
