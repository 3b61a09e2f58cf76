import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { paperLocale } from '../ground/documents.ts';
import { termCode } from '../ground/lists.ts';
import { namedCounty, namedProvince, namedTerm } from '../ground/places.ts';
import { venuePlace } from '../ground/venues.ts';
import {
  bilingual,
  fileAnswer,
  id,
  instant,
  page,
  pageQuery,
  explanation,
  matchExplanation,
  offerLimits,
  freeText,
} from '../shared.ts';

export const assignmentState = z.enum([
  'proposed',
  'offered',
  'accepted',
  'confirmed',
  'checked_in',
  'completed',
  'hours_approved',
  'declined',
  'lapsed',
  'withdrawn',
  'rejected',
  'no_show',
  'not_needed',
  'cancelled_by_need',
]);

/** What the volunteer of an assignment may do with it. */
export const assignmentAct = z.enum(['accept', 'decline', 'withdraw']);
export type AssignmentAct = z.infer<typeof assignmentAct>;

/** When, where and what: the part of an offer that does not depend on who reads it. */
export const place = z.object({
  roleSlotId: id,
  startsAt: instant,
  endsAt: instant,
  profession: namedTerm,
  need: z.object({
    number: z.number().int(),
    title: bilingual,
    description: bilingual,
    province: namedProvince,
    county: namedCounty,
    theme: namedTerm,
    targetGroup: namedTerm,
    venue: namedTerm,
    urgency: z.string(),
    isRemote: z.boolean(),
    isDemo: z.boolean(),
  }),
  placesLeft: z.number().int(),
  /** Where exactly, where that is known; a home only for whoever has the place. */
  venue: venuePlace.nullable(),
  /** Why the shift does not take place, where its county was closed. */
  closedBecause: namedTerm.nullable(),
  /** From the volunteer’s county to the need’s, whole kilometres; null when remote or unknown. */
  distanceKm: z.number().int().nullable(),
});

/** One assignment as its volunteer sees it. */
export const myAssignment = place.extend({
  id,
  state: assignmentState,
  source: z.enum(['match', 'self']),
  explanation: matchExplanation.nullable(),
  expiresAt: instant.nullable(),
  /** Who ended it, when it ended early. */
  endedBy: z.enum(['volunteer', 'officer', 'system']).nullable(),
  /** The reason that stands in the way of accepting it although it is open, or that ended it. */
  whyNot: z.string().nullable(),
  may: z.array(assignmentAct).max(3),
});
export type MyAssignment = z.infer<typeof myAssignment>;

/** Why a place cannot be taken (any more). */
const placeReasons = [
  'assignment.slot_full',
  'assignment.day_closed',
  'assignment.over',
  'assignment.overlaps',
  'assignment.not_eligible',
  'assignment.barred',
  'volunteer.agree_first',
  'volunteer.birth_day_first',
  'volunteer.guardian_first',
  'assignment.weekly_cap',
  'assignment.need_closed',
  'assignment.licence_rechecked',
] as const;

export const listOffers = defineEndpoint({
  id: 'assignments.listOffers',
  method: 'GET',
  path: '/offers',
  permission: 'volunteer',
  summary: 'Open offers to the signed-in volunteer, the one that ends first on top.',
  response: z.object({ items: z.array(myAssignment).max(50), limits: offerLimits }),
});

export const showOffer = defineEndpoint({
  id: 'assignments.showOffer',
  method: 'GET',
  path: '/offers/:assignmentId',
  permission: 'volunteer',
  summary: 'One of the volunteer’s own offers or shifts.',
  params: z.strictObject({ assignmentId: id }),
  response: myAssignment,
  reasons: ['assignment.unknown'],
});

export const acceptOffer = defineEndpoint({
  id: 'assignments.acceptOffer',
  method: 'POST',
  path: '/offers/:assignmentId/accept',
  permission: 'volunteer',
  summary: 'Accepts an offer; accepting again answers the same.',
  params: z.strictObject({ assignmentId: id }),
  response: z.object({ assignmentId: id }),
  reasons: ['assignment.unknown', 'assignment.offer_expired', 'assignment.started', ...placeReasons],
});

export const declineOffer = defineEndpoint({
  id: 'assignments.declineOffer',
  method: 'POST',
  path: '/offers/:assignmentId/decline',
  permission: 'volunteer',
  summary: 'Declines an offer with a reason, so that the next proposal fits better.',
  params: z.strictObject({ assignmentId: id }),
  body: z.strictObject({
    /** Of the list `decline_reason`. */
    reason: termCode,
    note: freeText({ max: 300 }).optional(),
  }),
  response: z.object({ ok: z.literal(true) }),
  reasons: [
    'assignment.unknown',
    'assignment.over',
    'assignment.note_missing',
    'list.term_unknown',
    'list.term_retired',
  ],
});

export const withdraw = defineEndpoint({
  id: 'assignments.withdraw',
  method: 'POST',
  path: '/assignments/:assignmentId/withdraw',
  permission: 'volunteer',
  summary: 'Gives an accepted place back before its shift begins.',
  params: z.strictObject({ assignmentId: id }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['assignment.unknown', 'assignment.over', 'assignment.started'],
});

export const list = defineEndpoint({
  id: 'assignments.list',
  method: 'GET',
  path: '/assignments',
  permission: 'volunteer',
  summary: 'The volunteer’s own shifts: coming ones the soonest first, past ones the latest first.',
  query: z.strictObject({ ...pageQuery, when: z.enum(['coming', 'past']).default('coming') }),
  response: page(myAssignment),
  reasons: ['cursor.invalid'],
});

/** A place that is open to the reader, with the reason. */
export const fittingPlace = place.extend({ score: z.number().int(), explanation: matchExplanation });
export type FittingPlace = z.infer<typeof fittingPlace>;

export const findPlaces = defineEndpoint({
  id: 'assignments.findPlaces',
  method: 'GET',
  path: '/find',
  permission: 'volunteer',
  summary: 'Only the places the volunteer may take, best first, and what would open more of them.',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(60).default(20) }),
  response: z.object({
    /** How many days ahead was looked. */
    horizonDays: z.number().int(),
    items: z.array(fittingPlace).max(60),
    fitting: z.number().int(),
    notFitting: z.number().int(),
    /** Places that one or two changes of the reader's own would open, the nearest first. */
    nearMisses: z
      .array(
        place.extend({ whyNot: z.array(explanation).max(20), changes: z.array(explanation).min(1).max(20) }),
      )
      .max(5),
    /** What opens most of the others, the most frequent first. */
    changes: z.array(z.object({ change: explanation, opens: z.number().int() })).max(5),
  }),
  reasons: ['assignment.profile_incomplete', 'assignment.paused'],
});

export const takePlace = defineEndpoint({
  id: 'assignments.takePlace',
  method: 'POST',
  path: '/role-slots/:roleSlotId/take',
  permission: 'volunteer',
  summary: 'Takes a place without an offer; taking it again answers the same.',
  params: z.strictObject({ roleSlotId: id }),
  response: z.object({ assignmentId: id }),
  reasons: ['assignment.profile_incomplete', 'assignment.paused', ...placeReasons],
});

export const showEligibility = defineEndpoint({
  id: 'assignments.showEligibility',
  method: 'GET',
  path: '/needs/:number/mine',
  permission: 'volunteer',
  summary: 'For each coming place of a need: may the reader take it, why, why not, what would change it.',
  params: z.strictObject({ number: z.coerce.number().int().min(1).max(9_000_000_000) }),
  response: z.object({
    slots: z
      .array(
        z.object({
          roleSlotId: id,
          mine: z.object({ assignmentId: id, state: assignmentState }).nullable(),
          eligible: z.boolean(),
          explanation: matchExplanation.nullable(),
          whyNot: z.array(explanation).max(20),
          changes: z.array(explanation).max(20),
        }),
      )
      .max(500),
  }),
  reasons: ['assignment.profile_incomplete'],
});

/** Somebody who has a place, as the office of the need sees them. */
export const placeHolder = z.object({
  assignmentId: id,
  state: assignmentState,
  startsAt: instant,
  endsAt: instant,
  profession: namedTerm,
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  /** Null for whoever is gone. */
  mobileMasked: z.string().nullable(),
  /** Whether they live in another province by now, and the shift is long over. */
  isGone: z.boolean(),
});

export const listHolders = defineEndpoint({
  id: 'assignments.listHolders',
  method: 'GET',
  path: '/desk/needs/:needId/holders',
  permission: 'needs.read',
  summary: 'Who has a place in a need, by shift: the office that expects them.',
  params: z.strictObject({ needId: id }),
  query: z.strictObject(pageQuery),
  response: page(placeHolder),
  reasons: ['need.unknown', 'access.out_of_scope', 'cursor.invalid'],
});

export const printRoster = defineEndpoint({
  id: 'assignments.printRoster',
  method: 'GET',
  path: '/desk/needs/:needId/roster/pdf',
  permission: 'needs.read',
  summary:
    'The sheet on which those who come sign, by shift, as PDF/A-3a: names and no numbers. Who prints it is recorded.',
  params: z.strictObject({ needId: id }),
  query: z.strictObject({ locale: paperLocale }),
  response: fileAnswer,
  reasons: ['need.unknown', 'access.out_of_scope'],
});

export const revealContact = defineEndpoint({
  id: 'assignments.revealContact',
  method: 'POST',
  path: '/desk/assignments/:assignmentId/contact',
  permission: 'needs.read',
  stepUp: true,
  summary: 'Shows the number of somebody who has a place, so that they can be called; each look is audited.',
  params: z.strictObject({ assignmentId: id }),
  response: z.object({ assignmentId: id, mobile: z.string() }),
  reasons: ['assignment.unknown', 'assignment.contact_over', 'access.out_of_scope'],
});
