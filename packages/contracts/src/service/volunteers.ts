import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { standing } from '../ground/consents.ts';
import { countyCode, day, id, instant, page, pageQuery, provinceCode, writtenDay } from '../shared.ts';
import { paperKind } from '../volunteer-papers.ts';
import { credentialStatusCode, ownCredential } from './credentials.ts';
import * as guardians from './guardians.ts';

export { type PaperKind, paperKind, provePaper, revealPaper, showPaper } from '../volunteer-papers.ts';

/** The questions of the welcome; the order is the server's answer (`profile.steps`). */
export const welcomeStep = z.enum([
  'name',
  'birth-day',
  'guardian',
  'profession',
  'licence',
  'province',
  'county',
  'reach',
  'times',
  'about',
  'national-id',
  'agreements',
  'review',
]);
export type WelcomeStepName = z.infer<typeof welcomeStep>;

/** `<weekday>-<block>`, Saturday is 0: dawn 0–8, morning 8–12, afternoon 12–16, evening 16–20, night 20–24. */
export const weekBlock = z.string().regex(/^[0-6]-(?:dawn|morning|afternoon|evening|night)$/);

/** Tehran wall time; minutes from midnight. */
const window = z.object({
  weekday: z.number().int(),
  startMinute: z.number().int(),
  endMinute: z.number().int(),
});

export const volunteerStatus = z.enum(['draft', 'active', 'paused']);
const gender = z.enum(['woman', 'man']);

/** A volunteer's own profile. */
export const profile = z.object({
  volunteerId: id,
  status: volunteerStatus,
  source: z.enum(['signup', 'import', 'demo']),
  confirmedAt: instant.nullable(),
  mobileMasked: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  /** At their word. */
  bornOn: day.nullable(),
  age: guardians.age,
  /** How a minor's guardian stands to what guardians agree to. */
  guardian: guardians.standing,
  profession: z.string().nullable(),
  asksLicence: z.boolean(),
  licence: ownCredential.nullable(),
  /** Bodies that license this profession, the usual one first. */
  issuingBodies: z.array(z.string()),
  provinceCode: provinceCode.nullable(),
  countyCode: countyCode.nullable(),
  radiusKm: z.number().int(),
  isRemote: z.boolean(),
  windows: z.array(window).max(200),
  blocks: z.array(weekBlock).max(35),
  weeklyHoursCap: z.number().int(),
  gender: gender.nullable(),
  languages: z.array(z.string()).max(30),
  /** Which paper they wrote the number of. */
  paperKind: paperKind.nullable(),
  nationalIdMasked: z.string().nullable(),
  /** How they stand to what volunteers agree to. */
  agreement: standing,
  steps: z.array(welcomeStep),
  missing: z.array(welcomeStep),
  resumeAt: welcomeStep,
  may: z.array(z.enum(['pause', 'resume'])).max(1),
});
export type Profile = z.infer<typeof profile>;

/** Hours a week somebody may be asked for; an office's list that says more is held to the same. */
export const weeklyHours = { min: 1, usual: 8, max: 60 };
/** How far somebody goes; the longest way across the country is shorter. */
export const radiusKm = { usual: 25, max: 2_500 };

/** What a step may change; each part stands alone, so that a draft grows answer by answer. */
export const profileChange = z.strictObject({
  firstName: z.string().max(500).optional(),
  lastName: z.string().max(500).optional(),
  bornOn: writtenDay.optional(),
  profession: z.string().max(60).optional(),
  provinceCode: provinceCode.optional(),
  countyCode: countyCode.optional(),
  radiusKm: z.number().int().min(1).max(radiusKm.max).optional(),
  isRemote: z.boolean().optional(),
  blocks: z.array(weekBlock).max(35).optional(),
  weeklyHoursCap: z.number().int().min(weeklyHours.min).max(weeklyHours.max).optional(),
  gender: z.enum(['woman', 'man', 'unsaid']).optional(),
  languages: z.array(z.string().max(10)).max(15).optional(),
  /** Number of the paper; empty text forgets it. */
  nationalId: z.string().max(100).optional(),
  /** Left out: the national ID. */
  paperKind: paperKind.optional(),
  /** Of a passport: its country’s code, as it is printed. */
  paperCountry: z.string().max(20).optional(),
});

export const showProfile = defineEndpoint({
  id: 'volunteers.showProfile',
  method: 'GET',
  path: '/volunteers/me',
  permission: 'signed-in',
  summary: 'The signed-in person as a volunteer, or nothing when they have not begun.',
  response: z.object({ profile: profile.nullable() }),
});

export const claimProfile = defineEndpoint({
  id: 'volunteers.claimProfile',
  method: 'POST',
  path: '/volunteers/me/claim',
  permission: 'signed-in',
  summary: 'Joins a profile that an office imported under the same mobile number to the signed-in person.',
  response: z.object({ profile: profile.nullable() }),
});

export const saveProfile = defineEndpoint({
  id: 'volunteers.saveProfile',
  method: 'PUT',
  path: '/volunteers/me',
  permission: 'signed-in',
  summary: 'Saves the answers of one step; the first one begins a draft.',
  body: profileChange,
  response: z.object({ profile }),
  reasons: [
    'name.missing',
    'name.too_short',
    'name.too_long',
    'name.has_digits',
    'name.has_signs',
    'birth_day.future',
    'birth_day.too_old',
    'birth_day.too_young',
    'profession.unknown',
    'place.county_elsewhere',
    'place.county_missing',
    'relocations.move_first',
    'availability.empty',
    'language.unknown',
    'national_id.wrong_length',
    'volunteer.radius_limit',
    'volunteer.hours_limit',
    'national_id.wrong_check',
    'paper.fida_length',
    'paper.passport_signs',
    'paper.country',
    'volunteer.barred',
    'volunteer.merged',
  ],
});

export const confirmProfile = defineEndpoint({
  id: 'volunteers.confirmProfile',
  method: 'POST',
  path: '/volunteers/me/confirm',
  permission: 'signed-in',
  summary: 'Says that everything is right; a draft becomes an active volunteer.',
  response: z.object({ profile }),
  reasons: ['volunteer.no_profile', 'volunteer.incomplete', 'volunteer.barred', 'volunteer.merged'],
});

export const pause = defineEndpoint({
  id: 'volunteers.pause',
  method: 'POST',
  path: '/volunteers/me/pause',
  permission: 'volunteer',
  summary: 'Stops or resumes being proposed for needs; what was accepted stays.',
  body: z.strictObject({ paused: z.boolean() }),
  response: z.object({ profile }),
  reasons: ['volunteer.no_profile'],
});

export const showMyData = defineEndpoint({
  id: 'volunteers.showMyData',
  method: 'GET',
  path: '/volunteers/me/data',
  permission: 'signed-in',
  summary: 'What is held about the signed-in person, why, and until when.',
  response: z.object({
    holdings: z
      .array(
        z.object({
          kind: z.enum(['account', 'volunteer', 'credentials', 'notifications', 'sessions']),
          count: z.number().int(),
          retainUntil: day.nullable(),
        }),
      )
      .max(20),
  }),
});

/** A line of the officer's list. */
export const personLine = z.object({
  volunteerId: id,
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  profession: z.string().nullable(),
  provinceCode: provinceCode.nullable(),
  countyCode: countyCode.nullable(),
  mobileMasked: z.string(),
  status: volunteerStatus,
  /** Null where the profession needs no licence. */
  credentialStatus: credentialStatusCode.nullable(),
});

export const list = defineEndpoint({
  id: 'volunteers.list',
  method: 'GET',
  path: '/people',
  permission: 'volunteers.read',
  summary: 'Volunteers in reach of an officer, newest first; by name, profession and county.',
  query: z.strictObject({
    ...pageQuery,
    name: z.string().max(100).optional(),
    /** Last digits of the mobile number, as an officer is told them on the phone. */
    mobileTail: z
      .string()
      .regex(/^\d{4,10}$/)
      .optional(),
    profession: z.string().max(60).optional(),
    countyCode: countyCode.optional(),
  }),
  response: page(personLine),
});

/** What two records contradict each other in. */
export const conflictKind = z.enum(['national_id', 'licence', 'mobile']);
export type ConflictKind = z.infer<typeof conflictKind>;

/** One of the records: whether an office vouches for its national ID, and whether anybody signs in as it. */
const conflictLine = personLine.extend({ isProven: z.boolean(), hasAccount: z.boolean() });

export const listConflicts = defineEndpoint({
  id: 'volunteers.listConflicts',
  method: 'GET',
  path: '/people/conflicts',
  permission: 'volunteers.read',
  summary:
    'People in reach of an officer whose national ID, licence or mobile number another record has too.',
  query: z.strictObject(pageQuery),
  response: page(
    z.object({
      person: conflictLine,
      kinds: z.array(conflictKind).max(3),
      others: z.array(conflictLine).max(5),
      /** Provinces of others that are out of the officer's reach. */
      elsewhere: z.array(provinceCode).max(31),
    }),
  ),
});

/** One volunteer as officers in reach see them. */
export const person = personLine.extend({
  radiusKm: z.number().int(),
  isRemote: z.boolean(),
  windows: z.array(window).max(200),
  weeklyHoursCap: z.number().int(),
  languages: z.array(z.string()).max(30),
  gender: gender.nullable(),
  source: z.enum(['signup', 'import', 'demo']),
  confirmedAt: instant.nullable(),
  joinedAt: instant,
  credentials: z
    .array(
      z.object({
        id,
        profession: z.string(),
        issuingBody: z.string(),
        numberMasked: z.string(),
        validTo: day.nullable(),
        status: credentialStatusCode,
      }),
    )
    .max(20),
});
export type Person = z.infer<typeof person>;

export const show = defineEndpoint({
  id: 'volunteers.show',
  method: 'GET',
  path: '/people/:volunteerId',
  permission: 'volunteers.read',
  summary: 'One volunteer, as far as arranging help needs it.',
  params: z.strictObject({ volunteerId: id }),
  response: z.object({
    person: person.extend({ agreement: standing, age: guardians.age, guardian: guardians.standing }),
  }),
  reasons: ['volunteer.not_found'],
});
