import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { countyCode, provinceCode } from '../shared.ts';

/** A word of a closed list with its labels; an office's own word that fits no list has the same text in both. */
export const namedTerm = z.object({ code: z.string(), fa: z.string(), en: z.string() });
export type NamedTerm = z.infer<typeof namedTerm>;

/** One of the 31 provinces; `slug` is its address on the web. */
export const namedProvince = z.object({
  code: provinceCode,
  slug: z.string(),
  fa: z.string(),
  en: z.string(),
});

/** A county; English names are known for few, then the Persian one stands in both. */
export const namedCounty = z.object({ code: countyCode, fa: z.string(), en: z.string() });

export const list = defineEndpoint({
  id: 'places.list',
  method: 'GET',
  path: '/places',
  permission: 'public',
  summary: 'The 31 provinces in Persian order and their counties.',
  response: z.object({
    provinces: z.array(namedProvince).max(31),
    counties: z.array(namedCounty.extend({ provinceCode })).max(600),
  }),
});

export const listTerms = defineEndpoint({
  id: 'places.listTerms',
  method: 'GET',
  path: '/terms',
  permission: 'public',
  summary: 'The closed lists that forms and filters offer, with labels.',
  response: z.object({
    professions: z.array(namedTerm.extend({ licensed: z.boolean() })).max(100),
    themes: z.array(namedTerm).max(300),
    targetGroups: z.array(namedTerm).max(300),
    venueKinds: z.array(namedTerm).max(100),
    licenceKinds: z.array(namedTerm).max(100),
    urgencies: z.array(namedTerm).max(10),
    languages: z.array(namedTerm).max(100),
    intentions: z.array(namedTerm).max(300),
    /** Why an offer is declined, a licence refused or revoked, a day closed. */
    declineReasons: z.array(namedTerm).max(300),
    rejectionReasons: z.array(namedTerm).max(300),
    revocationReasons: z.array(namedTerm).max(300),
    closureReasons: z.array(namedTerm).max(300),
  }),
});
