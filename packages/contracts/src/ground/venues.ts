import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { countyCode, formKey, freeText, id, page, pageQuery, version } from '../shared.ts';
import { namedCounty, namedProvince, namedTerm } from './places.ts';

export const venueKind = z.enum([
  'clinic',
  'elder_centre',
  'children_home',
  'positive_life',
  'non_government_centre',
  'crisis_centre',
  'charity',
  'school',
  'mobile_unit',
  'home',
  'office',
  'remote',
]);
export const venueState = z.enum(['draft', 'open', 'closed']);
export type VenueState = z.infer<typeof venueState>;
export const accessAnswer = z.enum(['yes', 'no', 'unknown']);
export type AccessAnswer = z.infer<typeof accessAnswer>;
export const licenceKind = z.enum([
  'nursery',
  'children_home',
  'womens_health_house',
  'welfare_complex',
  'social_work_clinic',
  'counselling',
  'rehabilitation',
  'vocational',
  'elder_care',
  'mental_care',
  'genetics',
  'addiction',
  'association',
]);

const point = z.object({ lat: z.number(), lon: z.number() });

/** Where a shift takes place, as its reader may know it. */
export const venuePlace = z.object({
  number: z.number().int(),
  name: z.string(),
  kind: namedTerm,
  county: namedCounty,
  address: z.string(),
  point: point.nullable(),
  phone: z.string().nullable(),
  stepFree: accessAnswer,
  lift: accessAnswer,
  accessibleToilet: accessAnswer,
});
export type VenuePlace = z.infer<typeof venuePlace>;

const room = z.strictObject({
  name: z.string().min(1).max(60),
  capacity: z.number().int().min(1).max(5_000).nullable(),
});

/** A venue whole. */
export const venue = venuePlace.extend({
  province: namedProvince,
  licenceKind: namedTerm.nullable(),
  hours: z.string(),
  rooms: z.array(z.object({ name: z.string(), capacity: z.number().int().nullable() })).max(20),
  state: venueState,
});

export const show = defineEndpoint({
  id: 'venues.show',
  method: 'GET',
  path: '/venues/:number',
  permission: 'public',
  summary: 'One venue with its address and ways in; a home is told to its office and to whoever is to come.',
  params: z.strictObject({ number: z.coerce.number().int().min(1).max(9_000_000_000) }),
  response: venue,
  reasons: ['venue.unknown'],
});

export const venueAct = z.enum(['edit', 'open', 'close']);
export type VenueAct = z.infer<typeof venueAct>;

/** A venue as its office sees it. */
export const deskVenue = venue.extend({ id, version, may: z.array(venueAct).max(3) });
export type DeskVenue = z.infer<typeof deskVenue>;

export const listDesk = defineEndpoint({
  id: 'venues.listDesk',
  method: 'GET',
  path: '/desk/venues',
  permission: 'venues.read',
  summary: 'Venues of the office’s provinces, newest first.',
  query: z.strictObject({ ...pageQuery, state: venueState.optional() }),
  response: page(deskVenue),
  reasons: ['cursor.invalid'],
});

const ofVenue = z.strictObject({ venueId: id });

export const showDesk = defineEndpoint({
  id: 'venues.showDesk',
  method: 'GET',
  path: '/desk/venues/:venueId',
  permission: 'venues.manage',
  summary: 'One venue as its office sees it.',
  params: ofVenue,
  response: deskVenue,
  reasons: ['venue.unknown'],
});

const facts = {
  kind: venueKind,
  licenceKind: licenceKind.nullable().default(null),
  name: freeText({ min: 2, max: 120 }),
  countyCode,
  address: freeText({ max: 300 }).default(''),
  /** Both or neither, as a map writes them. */
  lat: z.number().nullable().default(null),
  lon: z.number().nullable().default(null),
  phone: z
    .string()
    .regex(/^0\d{4,13}$/)
    .nullable()
    .default(null),
  stepFree: accessAnswer.default('unknown'),
  lift: accessAnswer.default('unknown'),
  accessibleToilet: accessAnswer.default('unknown'),
  hours: freeText({ max: 300 }).default(''),
  rooms: z.array(room).max(12).default([]),
};
const factReasons = [
  'access.out_of_scope',
  'venue.unknown_county',
  'venue.licence_without_centre',
  'venue.point_half',
  'venue.point_outside',
] as const;

export const create = defineEndpoint({
  id: 'venues.create',
  method: 'POST',
  path: '/desk/venues',
  permission: 'venues.manage',
  summary: 'Adds a venue as a draft, which only the office sees.',
  body: z.strictObject({ formKey, ...facts }),
  response: z.object({ venueId: id, number: z.number().int() }),
  reasons: [...factReasons, 'venue.form_used'],
});

export const edit = defineEndpoint({
  id: 'venues.edit',
  method: 'POST',
  path: '/desk/venues/:venueId',
  permission: 'venues.manage',
  summary: 'Corrects what is known of a venue.',
  params: ofVenue,
  body: z.strictObject({ version, ...facts }),
  response: z.object({ ok: z.literal(true) }),
  reasons: [...factReasons, 'venue.unknown', 'venue.other_province', 'case.changed'],
});

export const open = defineEndpoint({
  id: 'venues.open',
  method: 'POST',
  path: '/desk/venues/:venueId/open',
  permission: 'venues.manage',
  summary: 'Opens a venue: needs can point to it, and everybody reads it.',
  params: ofVenue,
  body: z.strictObject({ version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['venue.unknown', 'venue.not_openable', 'venue.address_missing', 'case.changed'],
});

export const close = defineEndpoint({
  id: 'venues.close',
  method: 'POST',
  path: '/desk/venues/:venueId/close',
  permission: 'venues.manage',
  summary: 'Closes a venue for new needs; shifts that point to it stay.',
  params: ofVenue,
  body: z.strictObject({ version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['venue.unknown', 'venue.not_open', 'case.changed'],
});
