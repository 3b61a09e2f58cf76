import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import {
  bilingual,
  countyCode,
  freeText,
  id,
  instant,
  page,
  pageQuery,
  provinceCode,
  version,
} from '../shared.ts';
import { personLine } from './volunteers.ts';

const place = z.object({ provinceCode: provinceCode.nullable(), countyCode: countyCode.nullable() });

/** A shift to come, outside of the county where somebody will live. */
export const placeElsewhere = z.object({
  assignmentId: id,
  need: bilingual,
  startsAt: instant,
  provinceCode,
  countyCode,
});
export type PlaceElsewhere = z.infer<typeof placeElsewhere>;

/** What a move comes to; the page shows it and the act does it. */
const summary = z.object({
  from: place,
  to: place,
  /** Another office is in charge from then on. */
  changesOffice: z.boolean(),
  /** Each is kept unless it is given back. */
  places: z.array(placeElsewhere).max(100),
  /** Open offers that are farther away than the person goes. */
  endingOffers: z.number().int(),
  /** Licences that go along, those that an office confirmed among them. */
  licences: z.object({ all: z.number().int(), confirmed: z.number().int() }),
  version,
});

const query = z.strictObject({ countyCode });
const move = { countyCode, version, releasedIds: z.array(id).max(100).default([]) };
const refusals = ['case.changed', 'relocations.same_place', 'relocations.unknown_county'] as const;

export const showOwn = defineEndpoint({
  id: 'relocations.showOwn',
  method: 'GET',
  path: '/volunteers/me/move',
  permission: 'volunteer',
  summary:
    'What moving to another county comes to for the volunteer: shifts to come, offers, licences, the office.',
  query,
  response: summary,
  reasons: [
    'volunteer.no_profile',
    'volunteer.merged',
    'relocations.same_place',
    'relocations.unknown_county',
  ],
});

export const moveOwn = defineEndpoint({
  id: 'relocations.moveOwn',
  method: 'POST',
  path: '/volunteers/me/move',
  permission: 'volunteer',
  summary:
    'The volunteer lives in another county from now on; the shifts they name are given back, the others stay.',
  body: z.strictObject(move),
  response: z.object({ released: z.number().int() }),
  reasons: [...refusals, 'volunteer.no_profile', 'volunteer.merged', 'relocations.unknown_place'],
  irreversible: { summary: 'relocations.showOwn' },
});

export const showMove = defineEndpoint({
  id: 'relocations.showMove',
  method: 'GET',
  path: '/people/:volunteerId/move',
  permission: 'records.manage',
  summary: 'The same for a volunteer in reach of an officer.',
  params: z.strictObject({ volunteerId: id }),
  query,
  response: summary.extend({ person: personLine }),
  reasons: ['volunteer.not_found', 'relocations.same_place', 'relocations.unknown_county'],
});

export const movePerson = defineEndpoint({
  id: 'relocations.movePerson',
  method: 'POST',
  path: '/people/:volunteerId/move',
  permission: 'records.manage',
  summary:
    'An officer says at a volunteer’s request that they live elsewhere; the person hears of it by text.',
  params: z.strictObject({ volunteerId: id }),
  body: z.strictObject({ ...move, reason: freeText({ min: 10, max: 500 }) }),
  response: z.object({ released: z.number().int(), staysInReach: z.boolean() }),
  reasons: [...refusals, 'volunteer.not_found', 'relocations.unknown_place'],
  irreversible: { summary: 'relocations.showMove' },
});

export const listMoves = defineEndpoint({
  id: 'relocations.listMoves',
  method: 'GET',
  path: '/relocations',
  permission: 'records.manage',
  summary:
    'Who came to the officer’s province, left it or moved within it, newest first; of whoever lives elsewhere by now only when and from where.',
  query: z.strictObject({ ...pageQuery, kind: z.enum(['came', 'left', 'within']).optional() }),
  response: page(
    z.object({
      at: instant,
      kind: z.enum(['came', 'left', 'within']),
      /** Of this province; null: another one. */
      fromCounty: countyCode.nullable(),
      toCounty: countyCode.nullable(),
      /** Null for whoever is in the care of another office by now. */
      person: personLine.nullable(),
    }),
  ),
  reasons: ['cursor.invalid'],
});
