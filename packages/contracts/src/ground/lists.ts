import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { formKey, freeText, instant, version, writtenDay } from '../shared.ts';
import { namedTerm } from './places.ts';

/** Lists whose terms are data. */
export const listName = z.enum([
  'theme',
  'intention',
  'target_group',
  'life_stage',
  'service',
  'closing_reason',
  'closure_reason',
  'decline_reason',
  'rejection_reason',
  'revocation_reason',
  'limit',
]);
export type ListName = z.infer<typeof listName>;

/** Of a draft only administrators know; a retired term is offered no more and keeps its words where it stands. */
export const termState = z.enum(['draft', 'in_use', 'retired']);
export type TermState = z.infer<typeof termState>;

/** What the platform understands of a reason: whether places that people have go ahead, whether words beside it are asked for. */
export const reasonKind = z.enum(['keeps_places', 'ends_places', 'plain', 'in_words']);
export type ReasonKind = z.infer<typeof reasonKind>;

/** Terms of one list, drafts and retired ones counted. */
export const maxTerms = 300;

/** An identifier: chosen once, and the same for ever. */
export const termCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

const number = z.number().int();
const codes = z.array(termCode).max(10);

/** A term as administrators see it in its list. */
export const deskTerm = namedTerm.extend({
  state: termState,
  /** Among its siblings, from 1. */
  place: number,
  /** What it belongs to: the stage of life of a service. */
  parent: namedTerm.nullable(),
  /** Themes that a service belongs to. */
  themes: z.array(namedTerm).max(10),
  /** Other spellings, by which spreadsheets are read. */
  synonyms: z.array(z.string()).max(50),
  /** Version that holds. */
  number,
  /** A rule of the platform names this code: it cannot be retired. */
  isFixed: z.boolean(),
  /** Of a reason; chosen once, as its code is. */
  kind: reasonKind.nullable(),
  /** Of a limit, whole numbers of what its name says. */
  limit: z
    .object({
      value: number,
      min: number,
      max: number,
      /** Set already, and not holding yet. */
      next: z.object({ value: number, holdsFrom: instant }).nullable(),
    })
    .nullable(),
});
export type DeskTerm = z.infer<typeof deskTerm>;

export const termAct = z.enum(['revise', 'use', 'retire', 'place', 'set']);
export type TermAct = z.infer<typeof termAct>;

/** What holds a term. */
export const termUse = z.enum([
  'needs',
  'open_needs',
  'projects',
  'gifts',
  'accounts',
  'services',
  'licences',
  'closures',
  'offers',
]);
export type TermUse = z.infer<typeof termUse>;

export const listServices = defineEndpoint({
  id: 'lists.listServices',
  method: 'GET',
  path: '/services',
  permission: 'public',
  summary: 'Services by stage of life, from before birth to after death, as they are offered today.',
  response: z.object({
    stages: z
      .array(
        namedTerm.extend({
          services: z.array(namedTerm.extend({ themes: z.array(namedTerm).max(10) })).max(maxTerms),
        }),
      )
      .max(maxTerms),
  }),
});

export const listDesk = defineEndpoint({
  id: 'lists.listDesk',
  method: 'GET',
  path: '/desk/lists',
  permission: 'lists.manage',
  summary: 'Every list that is data, with how many terms stand in each state and when one was worded last.',
  response: z.object({
    lists: z
      .array(z.object({ list: listName, inUse: number, drafts: number, retired: number, wordedAt: instant }))
      .max(50),
  }),
});

export const showDesk = defineEndpoint({
  id: 'lists.showDesk',
  method: 'GET',
  path: '/desk/lists/:list',
  permission: 'lists.manage',
  summary: 'The terms of a list in their order, drafts and retired ones included.',
  params: z.strictObject({ list: listName }),
  response: z.object({
    list: listName,
    terms: z.array(deskTerm).max(maxTerms),
    /** What a new term may belong to; none where terms of this list belong to nothing. */
    parents: z.array(namedTerm).max(maxTerms),
    /** Themes that a new term may belong to. */
    themes: z.array(namedTerm).max(maxTerms),
    /** Kinds that a new reason may be of. */
    kinds: z.array(reasonKind).max(4),
    /** Nobody adds a limit: each is asked for by a rule of the platform. */
    may: z.array(z.enum(['add'])).max(1),
  }),
});

const ofTerm = z.strictObject({ list: listName, code: termCode });

export const showTerm = defineEndpoint({
  id: 'lists.showTerm',
  method: 'GET',
  path: '/desk/lists/:list/:code',
  permission: 'lists.manage',
  summary: 'One term with every version of its words, what holds it and what may be done with it.',
  params: ofTerm,
  response: z.object({
    list: listName,
    term: deskTerm,
    /** Terms that it stands among, itself counted. */
    siblings: number,
    versions: z
      .array(
        z.object({
          number,
          fa: z.string(),
          en: z.string(),
          synonyms: z.array(z.string()).max(50),
          themes: z.array(namedTerm).max(10),
          /** What a limit was set to, and from when on. */
          value: number.nullable(),
          holdsFrom: instant.nullable(),
          note: z.string().nullable(),
          recordedAt: instant,
          by: z.string().nullable(),
        }),
      )
      .max(100),
    uses: z.array(z.object({ use: termUse, count: number })).max(9),
    /** Themes that it may belong to. */
    themes: z.array(namedTerm).max(maxTerms),
    may: z.array(termAct).max(5),
    version,
  }),
  reasons: ['list.term_unknown'],
});

const words = {
  nameFa: freeText({ min: 2, max: 80 }),
  nameEn: freeText({ min: 2, max: 80 }),
  /** One a line. */
  synonyms: freeText({ max: 1_000 }).optional(),
  themes: codes.default([]),
  /** Why it is worded so. */
  note: freeText({ max: 300 }).optional(),
};
const wordReasons = [
  'list.word_taken',
  'list.too_many_synonyms',
  'list.themes_not_here',
  'list.term_unknown',
  'list.term_retired',
] as const;
const done = z.object({ ok: z.literal(true) });

export const addTerm = defineEndpoint({
  id: 'lists.addTerm',
  method: 'POST',
  path: '/desk/lists/:list',
  permission: 'lists.manage',
  summary: 'Adds a term as a draft, last of its siblings; forms offer it once it is brought into use.',
  params: z.strictObject({ list: listName }),
  body: z.strictObject({
    formKey,
    code: termCode,
    parent: termCode.optional(),
    kind: reasonKind.optional(),
    ...words,
  }),
  response: z.object({ code: termCode }),
  reasons: [
    ...wordReasons,
    'list.code_taken',
    'list.full',
    'list.parent_missing',
    'list.kind_missing',
    'list.closed',
    'list.form_used',
  ],
  stepUp: true,
});

export const reviseTerm = defineEndpoint({
  id: 'lists.reviseTerm',
  method: 'POST',
  path: '/desk/lists/:list/:code',
  permission: 'lists.manage',
  summary: 'Words a term anew in both languages; earlier versions stay readable.',
  params: ofTerm,
  body: z.strictObject({ version, ...words }),
  response: z.object({ number }),
  reasons: [...wordReasons, 'case.changed'],
  stepUp: true,
});

export const useTerm = defineEndpoint({
  id: 'lists.useTerm',
  method: 'POST',
  path: '/desk/lists/:list/:code/use',
  permission: 'lists.manage',
  summary: 'Brings a draft or a retired term into use: forms offer it from now on.',
  params: ofTerm,
  body: z.strictObject({ version }),
  response: done,
  reasons: ['list.term_unknown', 'list.in_use_already', 'list.term_retired', 'case.changed'],
  stepUp: true,
});

export const retireTerm = defineEndpoint({
  id: 'lists.retireTerm',
  method: 'POST',
  path: '/desk/lists/:list/:code/retire',
  permission: 'lists.manage',
  summary: 'Retires a term: new forms offer it no more, and what holds it keeps its words.',
  params: ofTerm,
  body: z.strictObject({ version, reason: freeText({ min: 5, max: 300 }) }),
  response: done,
  reasons: ['list.term_unknown', 'list.not_in_use', 'list.term_fixed', 'list.last_reason', 'case.changed'],
  stepUp: true,
});

export const placeTerm = defineEndpoint({
  id: 'lists.placeTerm',
  method: 'POST',
  path: '/desk/lists/:list/:code/place',
  permission: 'lists.manage',
  summary: 'Puts a term at another place among its siblings; beyond the last is the last.',
  params: ofTerm,
  body: z.strictObject({ version, place: z.int().min(1).max(maxTerms) }),
  response: done,
  reasons: ['list.term_unknown', 'case.changed'],
  stepUp: true,
});

export const setLimit = defineEndpoint({
  id: 'lists.setLimit',
  method: 'POST',
  path: '/desk/lists/limit/:code/value',
  permission: 'lists.manage',
  summary:
    'Sets what a limit is from a day on, within the bounds of the platform; what was decided under the former one stays.',
  params: z.strictObject({ code: z.string().max(40) }),
  body: z.strictObject({
    version,
    value: z.int().min(0).max(100_000),
    /** Left out, or today: from this moment on. */
    holdsFrom: writtenDay.optional(),
    note: words.note,
  }),
  response: z.object({ number }),
  reasons: [
    'list.term_unknown',
    'list.limit_bounds',
    'list.limit_past',
    'list.limit_too_far',
    'case.changed',
  ],
  stepUp: true,
});
