import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { namedCounty, namedProvince, namedTerm } from '../ground/places.ts';
import { venuePlace } from '../ground/venues.ts';
import {
  countyCode,
  day,
  id,
  instant,
  page,
  pageQuery,
  provinceCode,
  version,
  writtenDay,
  formKey,
  freeText,
} from '../shared.ts';

export const urgency = z.enum(['normal', 'urgent', 'critical']);
export const needStatus = z.enum(['draft', 'open', 'closed', 'cancelled']);
const gender = z.enum(['woman', 'man']);

/** A need as lists show it. */
export const needCard = z.object({
  id,
  /** Short public number: `/n/1042`. */
  number: z.number().int(),
  title: z.string(),
  province: namedProvince,
  county: namedCounty,
  theme: namedTerm,
  targetGroup: namedTerm,
  profession: namedTerm,
  venue: namedTerm,
  urgency,
  isRemote: z.boolean(),
  isDemo: z.boolean(),
  status: needStatus,
  /** Next shift that still has a place; null when none is left. */
  nextStartsAt: instant.nullable(),
  nextEndsAt: instant.nullable(),
  placesLeft: z.number().int(),
  placesTotal: z.number().int(),
});
export type NeedCard = z.infer<typeof needCard>;

/** Who is needed in one shift. */
export const needSlot = z.object({
  id,
  profession: namedTerm,
  /** Only where the service itself requires it. */
  gender: gender.nullable(),
  language: namedTerm.nullable(),
  count: z.number().int(),
  placesLeft: z.number().int(),
});

export const needShift = z.object({
  id,
  startsAt: instant,
  endsAt: instant,
  slots: z.array(needSlot).max(20),
  /** Of `venues`: where it takes place, where that is known and the reader's to know. */
  venueNumber: z.number().int().nullable(),
});

export const need = needCard.extend({
  description: z.string(),
  startsOn: day,
  endsOn: day,
  shifts: z.array(needShift).max(100),
  venues: z.array(venuePlace).max(20),
});
export type Need = z.infer<typeof need>;

export const provinceOpening = z.object({
  province: namedProvince,
  openNeeds: z.number().int(),
  placesLeft: z.number().int(),
});

export const showOverview = defineEndpoint({
  id: 'needs.showOverview',
  method: 'GET',
  path: '/needs/overview',
  permission: 'public',
  summary: 'Open needs by province and the most urgent ones, for the home page.',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(12).default(6) }),
  response: z.object({
    asOf: instant,
    openNeeds: z.number().int(),
    placesLeft: z.number().int(),
    provinces: z.array(provinceOpening).max(31),
    urgent: z.array(needCard).max(12),
  }),
});

export const list = defineEndpoint({
  id: 'needs.list',
  method: 'GET',
  path: '/needs',
  permission: 'public',
  summary: 'Open needs, the soonest first, filtered by place, profession, theme and more.',
  query: z.strictObject({
    ...pageQuery,
    province: provinceCode.optional(),
    profession: z.string().max(40).optional(),
    theme: z.string().max(60).optional(),
    urgency: urgency.optional(),
    remote: z.enum(['yes', 'no']).optional(),
    /** Number of a venue: needs with a coming shift there. */
    venue: z.coerce.number().int().min(1).max(9_000_000_000).optional(),
  }),
  response: page(needCard).extend({ total: z.number().int() }),
  reasons: ['cursor.invalid'],
});

export const show = defineEndpoint({
  id: 'needs.show',
  method: 'GET',
  path: '/needs/:number',
  permission: 'public',
  summary: 'One need with its coming shifts and who is needed in them.',
  params: z.strictObject({ number: z.coerce.number().int().min(1).max(9_000_000_000) }),
  response: need,
  reasons: ['need.unknown'],
});

/** What an officer may do with a need of their province. */
export const needAct = z.enum(['close', 'reopen']);
export type NeedAct = z.infer<typeof needAct>;

/** A need as its office sees it. */
export const deskNeed = needCard.extend({
  accepted: z.number().int(),
  offered: z.number().int(),
  may: z.array(needAct).max(1),
});

export const listDesk = defineEndpoint({
  id: 'needs.listDesk',
  method: 'GET',
  path: '/desk/needs',
  permission: 'needs.manage',
  summary: 'Needs of the officer’s provinces, newest first.',
  query: z.strictObject({ ...pageQuery, status: needStatus.optional() }),
  response: page(deskNeed),
});

export const create = defineEndpoint({
  id: 'needs.create',
  method: 'POST',
  path: '/desk/needs',
  permission: 'needs.manage',
  summary: 'Registers and opens a need with its shifts and the people each shift asks for.',
  body: z.strictObject({
    formKey: formKey.optional(),
    title: freeText({ min: 5, max: 120 }),
    description: freeText({ max: 2_000 }).default(''),
    countyCode,
    theme: z.string().min(1).max(60),
    targetGroup: z.string().min(1).max(60),
    venueKind: z.string().min(1).max(40),
    /** A venue of the county, where it is on the list; its kind is then the need's. */
    venueId: id.optional(),
    urgency,
    isRemote: z.boolean().default(false),
    startsOn: writtenDay,
    endsOn: writtenDay,
    /** Saturday 0 … Friday 6; empty means every day. */
    weekdays: z.array(z.number().int().min(0).max(6)).max(7).default([]),
    /** Minutes from midnight in Tehran; an end before the start is on the day after. */
    startMinute: z.number().int().min(0).max(1439),
    endMinute: z.number().int().min(1).max(1440),
    roles: z
      .array(
        z.strictObject({
          profession: z.string().min(1).max(40),
          count: z.number().int().min(1).max(500),
          gender: gender.nullable().default(null),
          language: z.string().max(20).nullable().default(null),
        }),
      )
      .min(1)
      .max(5),
  }),
  response: z.object({ needId: id, number: z.number().int(), shifts: z.number().int() }),
  reasons: [
    'access.out_of_scope',
    'need.unknown_county',
    'need.unknown_profession',
    'need.unknown_term',
    'need.end_before_start',
    'need.no_hours',
    'need.in_the_past',
    'need.no_shift',
    'need.too_many_shifts',
    'need.form_used',
    'need.unknown_venue',
    'need.venue_elsewhere',
  ],
});

/** Why a need is closed; `enough` keeps the places that people have. */
export const closingReason = z.enum(['enough', 'not_needed', 'postponed', 'mistake']);
export type ClosingReason = z.infer<typeof closingReason>;

const ofNeed = z.strictObject({ needId: id });

export const showClosing = defineEndpoint({
  id: 'needs.showClosing',
  method: 'GET',
  path: '/desk/needs/:needId/closing',
  permission: 'needs.manage',
  summary: 'What closing a need would do: who is asked, who has a place, whether it could be taken back.',
  params: ofNeed,
  response: z.object({
    needId: id,
    number: z.number().int(),
    title: z.string(),
    version,
    /** Were asked and have not answered. */
    asked: z.number().int(),
    /** Proposed by a run; nobody was told. */
    proposed: z.number().int(),
    /** People with a coming place. */
    holding: z.number().int(),
    nextPlaceAt: instant.nullable(),
    /** False where a place begins so soon that its person must hear of it at once. */
    canUndo: z.boolean(),
    may: z.array(z.enum(['close'])).max(1),
  }),
  reasons: ['need.unknown'],
});

export const close = defineEndpoint({
  id: 'needs.close',
  method: 'POST',
  path: '/desk/needs/:needId/close',
  permission: 'needs.manage',
  summary: 'Closes a need: nobody new is asked, and people are told once it cannot be taken back any more.',
  params: ofNeed,
  body: z.strictObject({ version, reason: closingReason }),
  /** When people are told; until then it can be opened again. */
  response: z.object({ toldAt: instant }),
  reasons: ['need.unknown', 'need.not_open', 'case.changed'],
  irreversible: { summary: 'needs.showClosing', undo: 'needs.reopen' },
});

export const reopen = defineEndpoint({
  id: 'needs.reopen',
  method: 'POST',
  path: '/desk/needs/:needId/reopen',
  permission: 'needs.manage',
  summary: 'Takes the closing of a need back before anybody was told.',
  params: ofNeed,
  response: z.object({ ok: z.literal(true) }),
  reasons: ['need.unknown', 'need.not_closed', 'need.closing_told'],
});

export const showDesk = defineEndpoint({
  id: 'needs.showDesk',
  method: 'GET',
  path: '/desk/needs/:needId',
  permission: 'needs.manage',
  summary: 'One need as its office sees it, closed ones with who closed them and why.',
  params: ofNeed,
  response: deskNeed.extend({
    closing: z
      .object({
        closedAt: instant,
        /** Null where whoever closed it has no name, or nobody did. */
        closedBy: z.string().nullable(),
        /** Null when the platform closed it, because its last shift was over. */
        reason: closingReason.nullable(),
        toldAt: instant.nullable(),
      })
      .nullable(),
  }),
  reasons: ['need.unknown'],
});
