import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { termCode } from '../ground/lists.ts';
import { namedCounty, namedProvince, namedTerm } from '../ground/places.ts';
import {
  bilingual,
  countyCode,
  day,
  formKey,
  id,
  instant,
  page,
  pageQuery,
  provinceCode,
  version,
  writtenDay,
} from '../shared.ts';

/** Shifts fall out, or the same hours come some days later. */
export const closureTreatment = z.enum(['cancel', 'move']);

/** Where and when; without a county it is the whole province. Both days included. */
const closedDays = {
  provinceCode,
  countyCode: countyCode.optional(),
  startsOn: writtenDay,
  endsOn: writtenDay,
};
const dayReasons = [
  'access.out_of_scope',
  'closure.unknown_county',
  'closure.day_past',
  'closure.days_turned',
  'closure.days_too_many',
  'closure.day_too_far',
] as const;

/** The soonest shifts of a summary. */
const soonest = z
  .array(
    z.object({
      shiftId: id,
      number: z.number().int(),
      title: bilingual,
      startsAt: instant,
      endsAt: instant,
      /** People with a place in it. */
      holding: z.number().int(),
    }),
  )
  .max(50);

export const showSummary = defineEndpoint({
  id: 'closures.showSummary',
  method: 'GET',
  path: '/desk/closures/summary',
  permission: 'closures.manage',
  summary:
    'What closing a county or a province for days would do: which shifts, how many people, whether it can be taken back.',
  query: z.strictObject(closedDays),
  response: z.object({
    province: namedProvince,
    county: namedCounty.nullable(),
    startsOn: day,
    endsOn: day,
    version,
    shifts: z.number().int(),
    /** People with a place in one of them. */
    holding: z.number().int(),
    /** Were asked and have not answered. */
    asked: z.number().int(),
    nextPlaceAt: instant.nullable(),
    canUndo: z.boolean(),
    first: soonest,
  }),
  reasons: dayReasons,
});

export const make = defineEndpoint({
  id: 'closures.make',
  method: 'POST',
  path: '/desk/closures',
  permission: 'closures.manage',
  summary:
    'Closes a county or a province for days: its shifts fall out or move, and everybody is told once it cannot be taken back.',
  body: z.strictObject({
    formKey,
    version,
    ...closedDays,
    /** Of the list `closure_reason`. */
    reason: termCode,
    treatment: closureTreatment,
    /** How many days later moved shifts take place. */
    moveDays: z.number().int().min(1).max(60).optional(),
  }),
  /** When people are told; until then it can be taken back. */
  response: z.object({ closureId: id, shifts: z.number().int(), toldAt: instant }),
  reasons: [
    ...dayReasons,
    'case.changed',
    'closure.form_used',
    'list.term_unknown',
    'list.term_retired',
    'closure.move_days_missing',
    'closure.moved_into_itself',
    'closure.too_many_shifts',
  ],
  irreversible: { summary: 'closures.showSummary', undo: 'closures.lift' },
});

export const closureAct = z.enum(['lift', 'reopen']);

export const list = defineEndpoint({
  id: 'closures.list',
  method: 'GET',
  path: '/desk/closures',
  permission: 'closures.manage',
  summary: 'Closures of the office’s provinces, newest first.',
  query: z.strictObject(pageQuery),
  response: page(
    z.object({
      id,
      province: namedProvince,
      county: namedCounty.nullable(),
      startsOn: day,
      endsOn: day,
      reason: namedTerm,
      treatment: closureTreatment,
      moveDays: z.number().int().nullable(),
      shifts: z.number().int(),
      closedAt: instant,
      toldAt: instant,
      liftedAt: instant.nullable(),
      may: z.array(closureAct).max(1),
    }),
  ),
  reasons: ['cursor.invalid'],
});

export const lift = defineEndpoint({
  id: 'closures.lift',
  method: 'POST',
  path: '/desk/closures/:closureId/lift',
  permission: 'closures.manage',
  summary: 'Takes a closure back before anybody was told: its shifts stand as they were.',
  params: z.strictObject({ closureId: id }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['closure.unknown', 'closure.told', 'closure.still_closed'],
});

const closureId = z.strictObject({ closureId: id });
const reopeningReasons = [
  'closure.lifted',
  'closure.not_told',
  'closure.days_over',
  'closure.still_closed',
] as const;

export const showReopening = defineEndpoint({
  id: 'closures.showReopening',
  method: 'GET',
  path: '/desk/closures/:closureId/reopening',
  permission: 'closures.manage',
  summary:
    'What opening the days of a closure again would do after people were told: what comes back, what does not, who is asked.',
  params: closureId,
  response: z.object({
    closureId: id,
    version,
    province: namedProvince,
    county: namedCounty.nullable(),
    startsOn: day,
    endsOn: day,
    reason: namedTerm,
    treatment: closureTreatment,
    moveDays: z.number().int().nullable(),
    toldAt: instant,
    /** Why it cannot be opened again; null: it can. */
    whyNot: z.enum(reopeningReasons).nullable(),
    /** Shifts that take place again; none where they were moved. */
    back: z.number().int(),
    /** Shifts that do not: they would have begun, or stand on other days. */
    gone: z.number().int(),
    /** People who had a place and are asked anew. */
    askedAgain: z.number().int(),
    /** People who were asked, had not answered, and read that the day is open. */
    toldAgain: z.number().int(),
    first: soonest,
  }),
  reasons: ['closure.unknown'],
});

export const reopen = defineEndpoint({
  id: 'closures.reopen',
  method: 'POST',
  path: '/desk/closures/:closureId/reopen',
  permission: 'closures.manage',
  summary:
    'Opens the days of a closure again after people were told: cancelled shifts take place, and whoever had a place is asked anew.',
  params: closureId,
  body: z.strictObject({ version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['closure.unknown', 'case.changed', ...reopeningReasons],
  irreversible: { summary: 'closures.showReopening' },
});
