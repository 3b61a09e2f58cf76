import { z } from 'zod';
import { namedCounty, namedProvince, namedTerm } from './ground/places.ts';
import { venuePlace } from './ground/venues.ts';
import { bilingual, countyCode, day, freeText, id, instant, writtenDay } from './shared.ts';

export const urgency = z.enum(['normal', 'urgent', 'critical']);
export const needStatus = z.enum(['draft', 'open', 'closed', 'cancelled']);
const gender = z.enum(['woman', 'man']);

/** A need as lists show it. */
export const needCard = z.object({
  id,
  /** Short public number: `/n/1042`. */
  number: z.number().int(),
  title: bilingual,
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
  description: bilingual,
  startsOn: day,
  endsOn: day,
  shifts: z.array(needShift).max(100),
  venues: z.array(venuePlace).max(20),
});
export type Need = z.infer<typeof need>;

/** What an office may do with a need: its own province's, or a draft of its counties. */
export const needAct = z.enum(['close', 'reopen', 'revise', 'open', 'return', 'discard']);
export type NeedAct = z.infer<typeof needAct>;

/** How a draft stands: it waits for the officer of the province, or is back with whoever wrote it. */
export const draftStanding = z.object({
  isReturned: z.boolean(),
  returnedAt: instant.nullable(),
  returnReason: z.string().nullable(),
});

/** A need as its office sees it. */
export const deskNeed = needCard.extend({
  accepted: z.number().int(),
  offered: z.number().int(),
  /** Null once it is no draft any more. */
  draft: draftStanding.nullable(),
  may: z.array(needAct).max(3),
});

/**
 * What became of the text of a message. `inbox`: it has none; `queued`: it goes out at its hour, or is tried again; `sent`: the
 * provider took it; `rejected`: it did not; `held`: the provider's account is to be mended first; `lost`: it was cut off, and
 * nobody knows; `unneeded`: it was read in the inbox first, or came too late.
 */
export const messageState = z.enum(['inbox', 'queued', 'sent', 'rejected', 'held', 'lost', 'unneeded']);
export type MessageState = z.infer<typeof messageState>;

/** A message of a need, to one of its people. */
export const needMessage = z.object({
  messageId: id,
  template: z.string(),
  /** Of the shift that it tells of. */
  startsAt: instant.nullable(),
  createdAt: instant,
  /** Whether the volunteer is in the reader's reach; one who is not has no name here. */
  isKnown: z.boolean(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  /** Null where no text was meant to go out. */
  mobileMasked: z.string().nullable(),
  state: messageState,
  /** Why the provider did not take it. */
  refusal: z.enum(['number', 'template', 'tokens', 'credit', 'account', 'other']).nullable(),
  /** When it was last handed to the provider. */
  attemptedAt: instant.nullable(),
});

/** What a form says of a need. */
export const needContents = {
  title: freeText({ min: 5, max: 120 }),
  description: freeText({ max: 2_000 }).default(''),
  /** The same in English, where the office writes it; empty: English pages show the Persian and say so. */
  titleEn: freeText({ max: 120 }).optional(),
  descriptionEn: freeText({ max: 2_000 }).optional(),
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
};

/** Why what a form says cannot stand. */
export const contentReasons = [
  'access.out_of_scope',
  'need.unknown_county',
  'need.unknown_profession',
  'need.unknown_term',
  'need.end_before_start',
  'need.no_hours',
  'need.in_the_past',
  'need.no_shift',
  'need.place_closed',
  'need.too_many_shifts',
  'need.unknown_venue',
  'need.venue_elsewhere',
] as const;
