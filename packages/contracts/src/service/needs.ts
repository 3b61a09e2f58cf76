import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { maxTerms, termCode } from '../ground/lists.ts';
import { namedProvince, namedTerm } from '../ground/places.ts';
import {
  contentReasons,
  deskNeed,
  draftStanding,
  need,
  needAct,
  needCard,
  needContents,
  needMessage,
  needStatus,
  urgency,
} from '../need-shapes.ts';
import {
  bilingual,
  day,
  formKey,
  freeText,
  id,
  instant,
  page,
  pageQuery,
  provinceCode,
  version,
} from '../shared.ts';

export {
  deskNeed,
  need,
  needAct,
  needCard,
  needShift,
  needSlot,
  needStatus,
  urgency,
  type MessageState,
  type Need,
  type NeedAct,
  type NeedCard,
} from '../need-shapes.ts';

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

export const listDesk = defineEndpoint({
  id: 'needs.listDesk',
  method: 'GET',
  path: '/desk/needs',
  permission: 'needs.read',
  summary: 'Needs of the officer’s provinces or counties, newest first.',
  query: z.strictObject({ ...pageQuery, status: needStatus.optional() }),
  response: page(deskNeed),
});

export const listMessages = defineEndpoint({
  id: 'needs.listMessages',
  method: 'GET',
  path: '/desk/needs/:needId/messages',
  permission: 'needs.read',
  summary: 'Messages of a need, newest first: to whom, of what, and what became of the text.',
  params: z.strictObject({ needId: id }),
  query: z.strictObject(pageQuery),
  response: page(needMessage).extend({ number: z.number().int(), title: bilingual }),
  reasons: ['need.unknown', 'cursor.invalid'],
});

export const create = defineEndpoint({
  id: 'needs.create',
  method: 'POST',
  path: '/desk/needs',
  permission: 'needs.draft',
  summary:
    'Registers a need with its shifts and the people each shift asks for: the office of the province opens it at once, that of a county drafts it.',
  body: z.strictObject({ formKey: formKey.optional(), ...needContents }),
  response: z.object({
    needId: id,
    number: z.number().int(),
    shifts: z.number().int(),
    /** A draft where its office is that of a county. */
    status: needStatus,
  }),
  reasons: [...contentReasons, 'need.form_used'],
});

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
    title: bilingual,
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
    /** Why it may be closed, each with whether the places that people have end with it. */
    reasons: z.array(namedTerm.extend({ endsPlaces: z.boolean() })).max(maxTerms),
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
  /** A reason of the list `closing_reason`. */
  body: z.strictObject({ version, reason: termCode }),
  /** When people are told; until then it can be opened again. */
  response: z.object({ toldAt: instant }),
  reasons: ['need.unknown', 'need.not_open', 'list.term_unknown', 'list.term_retired', 'case.changed'],
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
  permission: 'needs.read',
  summary: 'One need as its office sees it, closed ones with who closed them and why.',
  params: ofNeed,
  response: deskNeed.extend({
    closing: z
      .object({
        closedAt: instant,
        /** Null where whoever closed it has no name, or nobody did. */
        closedBy: z.string().nullable(),
        /** Null when the platform closed it, because its last shift was over. */
        reason: namedTerm.nullable(),
        toldAt: instant.nullable(),
      })
      .nullable(),
  }),
  reasons: ['need.unknown'],
});

export const showDraft = defineEndpoint({
  id: 'needs.showDraft',
  method: 'GET',
  path: '/desk/needs/:needId/draft',
  permission: 'needs.draft',
  summary: 'A draft as its form has it, with how it stands and who wrote it.',
  params: ofNeed,
  response: z.object({
    needId: id,
    number: z.number().int(),
    version,
    contents: z.object({
      ...needContents,
      startsOn: day,
      endsOn: day,
      title: z.string(),
      description: z.string(),
      titleEn: z.string(),
      descriptionEn: z.string(),
      venueId: id.nullable(),
    }),
    /** Null where whoever wrote it has no name, or a list did. */
    writtenBy: z.string().nullable(),
    standing: draftStanding,
    may: z.array(needAct).max(4),
  }),
  reasons: ['need.unknown', 'need.not_draft'],
});

export const revise = defineEndpoint({
  id: 'needs.revise',
  method: 'POST',
  path: '/desk/needs/:needId/revise',
  permission: 'needs.draft',
  summary: 'Writes a draft anew; one that was sent back waits for the officer of the province again.',
  params: ofNeed,
  body: z.strictObject({ version, ...needContents }),
  response: z.object({ version, shifts: z.number().int() }),
  reasons: [...contentReasons, 'need.unknown', 'need.not_draft', 'need.other_province', 'case.changed'],
});

export const openDraft = defineEndpoint({
  id: 'needs.openDraft',
  method: 'POST',
  path: '/desk/needs/:needId/open',
  permission: 'needs.manage',
  summary: 'Opens a draft as it was read: from then on everybody sees it and people are asked.',
  params: ofNeed,
  body: z.strictObject({ version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: [
    'need.unknown',
    'need.not_draft',
    'need.no_shift',
    'need.place_closed',
    'need.unknown_venue',
    'case.changed',
  ],
});

export const returnDraft = defineEndpoint({
  id: 'needs.returnDraft',
  method: 'POST',
  path: '/desk/needs/:needId/return',
  permission: 'needs.manage',
  summary: 'Sends a draft back to whoever wrote it, with why; they are told.',
  params: ofNeed,
  body: z.strictObject({ version, reason: freeText({ min: 3, max: 500 }) }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['need.unknown', 'need.not_draft', 'need.returned_already', 'case.changed'],
});

export const discardDraft = defineEndpoint({
  id: 'needs.discardDraft',
  method: 'POST',
  path: '/desk/needs/:needId/discard',
  permission: 'needs.draft',
  summary:
    'Takes away a draft, also one that came back, for whoever wrote it; nothing of its contents stays.',
  params: ofNeed,
  body: z.strictObject({ version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['need.unknown', 'need.not_draft', 'need.not_author', 'case.changed'],
  irreversible: { summary: 'needs.showDraft' },
});
