import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { freeText, id, instant, provinceCode, version } from '../shared.ts';
import { me, staffRole } from './identity.ts';

/** Whatever opens an office by itself. */
export const authenticatorKind = z.enum(['passkey', 'totp']);

export const authenticator = z.object({
  id,
  kind: authenticatorKind,
  name: z.string(),
  /** Whether a passkey is kept by a service on several devices. */
  isSynced: z.boolean(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});

/** A question to a passkey: what the browser is handed, as JSON. */
const question = z.object({ challengeId: id, optionsJson: z.string() });
/** What a passkey answered, as the browser wrote it: JSON. */
const answer = z.string().min(1).max(20_000);
/** Six digits of an app, in any script. */
const totpCode = z.string().min(1).max(20);
const name = freeText({ min: 1, max: 60 });
const done = z.object({ ok: z.literal(true) });
const refusedByRule = [
  'authenticator.confirm_first',
  'authenticator.sign_in_again',
  'authenticator.window_over',
  'authenticator.too_many',
] as const;
const refusedAnswer = ['authenticator.challenge_over', 'authenticator.refused'] as const;
const refusedCode = ['authenticator.code_wrong', 'authenticator.too_many_tries'] as const;

export const list = defineEndpoint({
  id: 'authenticators.list',
  method: 'GET',
  path: '/me/authenticators',
  permission: 'signed-in',
  summary: 'Passkeys and TOTP of whoever asks, and what this session may do about them.',
  response: z.object({
    items: z.array(authenticator).max(20),
    recoveryCodesLeft: z.number().int(),
    /** Why this session may bring none; null when it may. */
    whyNotAdd: z.enum(refusedByRule).nullable(),
    /** Whether this session may take one of them away. */
    mayRemove: z.boolean(),
    isConfirmed: z.boolean(),
  }),
});

export const beginPasskey = defineEndpoint({
  id: 'authenticators.beginPasskey',
  method: 'POST',
  path: '/me/passkeys/begin',
  permission: 'signed-in',
  summary: 'Asks the browser to make a passkey.',
  response: question,
  reasons: refusedByRule,
});

export const addPasskey = defineEndpoint({
  id: 'authenticators.addPasskey',
  method: 'POST',
  path: '/me/passkeys',
  permission: 'signed-in',
  summary: 'Keeps the passkey that the browser made; the session is confirmed by it.',
  body: z.strictObject({ challengeId: id, name, answer }),
  response: done,
  reasons: [...refusedByRule, ...refusedAnswer],
});

export const beginTotp = defineEndpoint({
  id: 'authenticators.beginTotp',
  method: 'POST',
  path: '/me/totp/begin',
  permission: 'signed-in',
  summary: 'Makes a secret for an app that makes codes; it counts once a code of it was typed.',
  response: z.object({ challengeId: id }),
  reasons: refusedByRule,
});

export const showTotp = defineEndpoint({
  id: 'authenticators.showTotp',
  method: 'GET',
  path: '/me/totp/:challengeId',
  permission: 'signed-in',
  summary: 'The secret that waits for its first code, to the session that asked for it.',
  params: z.strictObject({ challengeId: id }),
  response: z.object({ secret: z.string(), uri: z.string(), expiresAt: instant }),
  reasons: ['authenticator.challenge_over'],
});

export const addTotp = defineEndpoint({
  id: 'authenticators.addTotp',
  method: 'POST',
  path: '/me/totp/:challengeId',
  permission: 'signed-in',
  summary: 'Keeps the app whose code was typed; the session is confirmed by it.',
  params: z.strictObject({ challengeId: id }),
  body: z.strictObject({ name, code: totpCode }),
  response: done,
  reasons: [...refusedByRule, 'authenticator.challenge_over', 'authenticator.code_wrong'],
});

export const remove = defineEndpoint({
  id: 'authenticators.remove',
  method: 'POST',
  path: '/me/authenticators/:authenticatorId/remove',
  permission: 'signed-in',
  summary: 'Takes a passkey or TOTP away; not the last one of somebody in office.',
  params: z.strictObject({ authenticatorId: id }),
  response: done,
  reasons: ['authenticator.confirm_first', 'authenticator.last_in_office', 'authenticator.unknown'],
});

export const makeRecoveryCodes = defineEndpoint({
  id: 'authenticators.makeRecoveryCodes',
  method: 'POST',
  path: '/me/recovery-codes',
  permission: 'signed-in',
  summary: 'Ten codes for the drawer, shown this once; earlier ones end.',
  response: z.object({ codes: z.array(z.string()).max(20) }),
  reasons: ['authenticator.confirm_first'],
});

export const beginSignIn = defineEndpoint({
  id: 'authenticators.beginSignIn',
  method: 'POST',
  path: '/sign-in/passkey/begin',
  permission: 'public',
  summary: 'Asks the browser for any passkey of this site.',
  response: question,
  reasons: ['authenticator.too_many_tries'],
});

export const signInByPasskey = defineEndpoint({
  id: 'authenticators.signInByPasskey',
  method: 'POST',
  path: '/sign-in/passkey',
  permission: 'public',
  summary: 'Opens a session by a passkey, without a text message.',
  body: z.strictObject({ challengeId: id, answer }),
  response: z.object({ me }),
  reasons: refusedAnswer,
});

export const signInByTotp = defineEndpoint({
  id: 'authenticators.signInByTotp',
  method: 'POST',
  path: '/sign-in/totp',
  permission: 'public',
  summary: 'Opens a session by number and TOTP code; says the same of known and unknown numbers.',
  body: z.strictObject({ mobile: z.string().min(1).max(40), code: totpCode }),
  response: z.object({ me }),
  reasons: ['mobile.invalid', ...refusedCode],
});

export const beginConfirmation = defineEndpoint({
  id: 'authenticators.beginConfirmation',
  method: 'POST',
  path: '/me/confirm/begin',
  permission: 'signed-in',
  summary: 'Asks the browser for a passkey of whoever is signed in.',
  response: question,
});

export const confirmByPasskey = defineEndpoint({
  id: 'authenticators.confirmByPasskey',
  method: 'POST',
  path: '/me/confirm/passkey',
  permission: 'signed-in',
  summary: 'Shows a passkey in this session: it opens offices, and for five minutes what asks for more.',
  body: z.strictObject({ challengeId: id, answer }),
  response: z.object({ me }),
  reasons: refusedAnswer,
});

export const confirmByTotp = defineEndpoint({
  id: 'authenticators.confirmByTotp',
  method: 'POST',
  path: '/me/confirm/totp',
  permission: 'signed-in',
  summary: 'The same by a TOTP code.',
  body: z.strictObject({ code: totpCode }),
  response: z.object({ me }),
  reasons: refusedCode,
});

export const confirmByRecoveryCode = defineEndpoint({
  id: 'authenticators.confirmByRecoveryCode',
  method: 'POST',
  path: '/me/confirm/recovery-code',
  permission: 'signed-in',
  summary: 'Uses up a recovery code: for a quarter of an hour this session may bring a new passkey or TOTP.',
  body: z.strictObject({ code: z.string().min(1).max(40) }),
  response: done,
  reasons: refusedCode,
});

const recoveryId = z.strictObject({ recoveryId: id });

export const recovery = z.object({
  id,
  name: z.string().nullable(),
  mobileMasked: z.string().nullable(),
  offices: z.array(z.object({ role: staffRole, provinceCode: provinceCode.nullable() })).max(50),
  askedAt: instant,
  expiresAt: instant,
  state: z.enum(['asked', 'seconded', 'done', 'refused']),
});

/** One of them with what a decision on it needs. */
export const recoveryCase = recovery.extend({
  note: z.string(),
  /** The officer who has said that it is they. */
  first: z.object({ name: z.string().nullable(), at: instant }).nullable(),
  /** Why the reader cannot say so; null when they can. */
  whyNot: z.enum(['recovery.over', 'recovery.own', 'recovery.same_officer']).nullable(),
  version,
});
const recoveryAnswer = z.object({ recovery: recoveryCase });

export const showOwnRecovery = defineEndpoint({
  id: 'authenticators.showOwnRecovery',
  method: 'GET',
  path: '/me/recovery',
  permission: 'signed-in',
  summary: 'Whether whoever lost everything may ask two officers, and what became of their asking.',
  response: z.object({
    mayAsk: z.boolean(),
    open: recovery.pick({ state: true, expiresAt: true }).nullable(),
  }),
});

export const askRecovery = defineEndpoint({
  id: 'authenticators.askRecovery',
  method: 'POST',
  path: '/me/recovery',
  permission: 'signed-in',
  summary: 'Asks two officers to say who it is, by somebody in office who lost every passkey and app.',
  body: z.strictObject({ note: freeText({ min: 3, max: 500 }) }),
  response: done,
  reasons: ['recovery.not_needed'],
});

export const listRecoveries = defineEndpoint({
  id: 'authenticators.listRecoveries',
  method: 'GET',
  path: '/staff/recoveries',
  permission: 'staff.manage',
  summary: 'Who lost everything and waits for officers who may give their offices; oldest first.',
  response: z.object({ items: z.array(recovery).max(100) }),
});

export const showRecovery = defineEndpoint({
  id: 'authenticators.showRecovery',
  method: 'GET',
  path: '/staff/recoveries/:recoveryId',
  permission: 'staff.manage',
  summary: 'One of them, with their offices and who has confirmed.',
  params: recoveryId,
  response: recoveryAnswer,
  reasons: ['recovery.unknown'],
});

export const confirmRecovery = defineEndpoint({
  id: 'authenticators.confirmRecovery',
  method: 'POST',
  path: '/staff/recoveries/:recoveryId/confirm',
  permission: 'staff.manage',
  stepUp: true,
  summary:
    'Says that it is they. By the second officer: what was lost ends, sessions end, and a day opens for something new.',
  params: recoveryId,
  body: z.strictObject({ version, seen: z.enum(['document', 'in-person']) }),
  response: recoveryAnswer,
  reasons: ['recovery.unknown', 'case.changed', 'recovery.over', 'recovery.own', 'recovery.same_officer'],
  irreversible: { summary: 'authenticators.showRecovery' },
});

export const refuseRecovery = defineEndpoint({
  id: 'authenticators.refuseRecovery',
  method: 'POST',
  path: '/staff/recoveries/:recoveryId/refuse',
  permission: 'staff.manage',
  stepUp: true,
  summary: 'Says that it is not they; they may ask again.',
  params: recoveryId,
  body: z.strictObject({ version }),
  response: recoveryAnswer,
  reasons: ['recovery.unknown', 'case.changed', 'recovery.over'],
});
