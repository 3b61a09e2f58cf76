import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { countyCode, id, instant, provinceCode, writtenDay } from '../shared.ts';

/** Staff roles; each grant reaches one province, or the nation with null. */
export const staffRole = z.enum([
  'officer',
  'county_officer',
  'treasurer',
  'provincial_administrator',
  'council_chair',
  'council_secretary',
  'council',
  'national',
  'national_treasurer',
  'national_administrator',
  'auditor',
]);

/** Counties of a county officer's office. */
export const officeCounties = z.array(countyCode).max(60);

/** Who is signed in, as the web needs it. */
export const me = z.object({
  accountId: id,
  displayName: z.string().nullable(),
  isVolunteer: z.boolean(),
  /** Offices that this session opens. */
  grants: z.array(
    z.object({
      role: staffRole,
      provinceCode: provinceCode.nullable(),
      countyCodes: officeCounties.optional(),
    }),
  ),
  /** What opens those that it does not: showing a passkey or TOTP, or bringing the first one. */
  withheld: z.enum(['prove', 'enrol']).nullable(),
});

/** In which somebody's texts are written. */
const language = z.enum(['fa', 'en']);

export const requestCode = defineEndpoint({
  id: 'identity.requestCode',
  method: 'POST',
  path: '/sign-in/code',
  permission: 'public',
  summary:
    'Sends a one-time code to a mobile number; answers the same for known and unknown numbers. Asked again within a minute, it leads back to the code in hand.',
  body: z.strictObject({ mobile: z.string().min(1).max(40), locale: language.default('fa') }),
  response: z.object({
    challengeId: id,
    digits: z.number().int().min(6).max(12),
    /** When the text that carries the code was sent: before this asking when it still works. */
    sentAt: instant,
    expiresAt: instant,
  }),
  reasons: ['mobile.invalid', 'code.too_many', 'code.network_busy', 'code.service_busy'],
});

export const verifyCode = defineEndpoint({
  id: 'identity.verifyCode',
  method: 'POST',
  path: '/sign-in/verify',
  permission: 'public',
  summary:
    'Exchanges a one-time code for a session; the first time it also makes the account. Of a number that nobody signed in by for long it opens nothing, and asks who it is (`sign_in.asleep`).',
  body: z.strictObject({ challengeId: id, code: z.string().min(1).max(20) }),
  response: z.object({ isNew: z.boolean(), me }),
  reasons: ['code.wrong', 'code.expired', 'code.burnt', 'sign_in.asleep'],
});

export const proveOwner = defineEndpoint({
  id: 'identity.proveOwner',
  method: 'POST',
  path: '/sign-in/owner',
  permission: 'public',
  summary:
    'Opens an account that slept to a browser that has just proven its number and knows what the record knows.',
  body: z.strictObject({
    /** Number of a paper: the national ID unless another kind is said. */
    nationalId: z.string().max(40).optional(),
    paperKind: z.enum(['national_id', 'fida', 'passport']).default('national_id'),
    paperCountry: z.string().max(20).optional(),
    bornOn: writtenDay.optional(),
    receiptCode: z.string().max(40).optional(),
  }),
  response: z.object({ isNew: z.boolean(), me }),
  reasons: ['sign_in.nothing_asked', 'sign_in.not_known', 'sign_in.too_many_answers'],
});

export const beginAfresh = defineEndpoint({
  id: 'identity.beginAfresh',
  method: 'POST',
  path: '/sign-in/afresh',
  permission: 'public',
  summary:
    'Begins anew in a browser that has just proven a number which is new to its owner; the account that slept under it has no number from then on.',
  body: z.strictObject({}),
  response: z.object({ isNew: z.boolean(), me }),
  reasons: ['sign_in.nothing_asked'],
});

export const refreshSession = defineEndpoint({
  id: 'identity.refreshSession',
  method: 'POST',
  path: '/session/refresh',
  permission: 'public',
  summary:
    'Renews a session from its refresh cookie. One that comes back after its successor was used ends the session.',
  response: z.object({ me }),
  reasons: ['session.ended'],
});

/** A posted form as the browser sent it, and where to. */
export const postedForm = z.strictObject({
  path: z
    .string()
    .max(2_000)
    .regex(/^\/(?!\/)/),
  fields: z.array(z.tuple([z.string().max(200), z.string().max(65_536)])).max(200),
});

export type PostedForm = z.output<typeof postedForm>;

export const keepForm = defineEndpoint({
  id: 'identity.keepForm',
  method: 'POST',
  path: '/kept-forms',
  permission: 'public',
  summary:
    'Keeps for half an hour what somebody posted after their session had ended; null for a browser that never signed in.',
  body: postedForm,
  response: z.object({ keptFormId: id.nullable() }),
  reasons: ['kept_form.too_many'],
});

export const showKeptForm = defineEndpoint({
  id: 'identity.showKeptForm',
  method: 'GET',
  path: '/kept-forms/:keptFormId',
  permission: 'signed-in',
  summary: 'What was kept, to the same person in the same browser.',
  params: z.object({ keptFormId: id }),
  response: postedForm,
  reasons: ['kept_form.gone'],
});

export const signOut = defineEndpoint({
  id: 'identity.signOut',
  method: 'POST',
  path: '/session/sign-out',
  permission: 'public',
  summary: 'Ends the session here and now.',
  response: z.object({ ok: z.literal(true) }),
});

export const whoAmI = defineEndpoint({
  id: 'identity.whoAmI',
  method: 'GET',
  path: '/me',
  permission: 'public',
  summary: 'Tells who is signed in, or nobody.',
  response: z.object({ me: me.nullable() }),
});

export const listSessions = defineEndpoint({
  id: 'identity.listSessions',
  method: 'GET',
  path: '/me/sessions',
  permission: 'signed-in',
  summary: 'Where the signed-in person is signed in, newest first.',
  response: z.object({
    items: z
      .array(
        z.object({
          id,
          /** Kind of device, where its browser said so. */
          device: z.enum(['iphone', 'ipad', 'android', 'windows', 'mac', 'linux']).nullable(),
          since: instant,
          lastUsedAt: instant,
          isThis: z.boolean(),
        }),
      )
      .max(50),
  }),
});

export const endSession = defineEndpoint({
  id: 'identity.endSession',
  method: 'POST',
  path: '/me/sessions/:sessionId/end',
  permission: 'signed-in',
  summary: 'Ends one session of the signed-in person; ended twice, it is ended.',
  params: z.strictObject({ sessionId: id }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['session.unknown'],
});

export const endOtherSessions = defineEndpoint({
  id: 'identity.endOtherSessions',
  method: 'POST',
  path: '/me/sessions/end-others',
  permission: 'signed-in',
  summary: 'Ends every session of the signed-in person but this one.',
  response: z.object({ ok: z.literal(true) }),
});

export const showLanguage = defineEndpoint({
  id: 'identity.showLanguage',
  method: 'GET',
  path: '/me/language',
  permission: 'signed-in',
  summary: 'The language of the signed-in person’s texts.',
  response: z.object({ language }),
});

export const chooseLanguage = defineEndpoint({
  id: 'identity.chooseLanguage',
  method: 'POST',
  path: '/me/language',
  permission: 'signed-in',
  summary: 'Texts to the signed-in person go out in this language from now on.',
  body: z.strictObject({ language }),
  response: z.object({ ok: z.literal(true) }),
});
