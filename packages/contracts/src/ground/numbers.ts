import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, instant, version } from '../shared.ts';

/** A change that waits. */
const openChange = z.object({
  version,
  toMasked: z.string(),
  askedAt: instant,
  /** When the number moves, unless it is taken back before. */
  dueAt: instant,
});
export type OpenChange = z.infer<typeof openChange>;

export const show = defineEndpoint({
  id: 'numbers.show',
  method: 'GET',
  path: '/me/number',
  permission: 'signed-in',
  summary: 'The number that signs in, and the change of it that waits; whether it would move at once.',
  response: z.object({
    mobileMasked: z.string(),
    /** Since a passkey or TOTP was just shown. */
    movesAtOnce: z.boolean(),
    open: openChange.nullable(),
  }),
});

export const change = defineEndpoint({
  id: 'numbers.change',
  method: 'POST',
  path: '/me/number',
  permission: 'signed-in',
  summary:
    'Takes the code that was sent to the new number. With a passkey or TOTP just shown the number moves at once; else after three days, in which the old number can take it back.',
  body: z.strictObject({ challengeId: id, code: z.string().min(1).max(20) }),
  response: z.object({ moved: z.boolean(), dueAt: instant }),
  reasons: ['code.wrong', 'code.expired', 'code.burnt', 'number.same', 'number.taken', 'number.waiting'],
});

export const cancel = defineEndpoint({
  id: 'numbers.cancel',
  method: 'POST',
  path: '/me/number/cancel',
  permission: 'signed-in',
  summary: 'Takes back a change of the number that waits.',
  body: z.strictObject({ version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['number.nothing_waits', 'case.changed'],
});

const token = z.strictObject({ token: z.string().regex(/^[0-9a-f]{48}$/) });

export const showByLink = defineEndpoint({
  id: 'numbers.showByLink',
  method: 'GET',
  path: '/number-changes/:token',
  permission: 'public',
  summary: 'What the link in the text to the old number is about.',
  params: token,
  response: z.object({ open: openChange }),
  reasons: ['number.nothing_waits'],
});

export const cancelByLink = defineEndpoint({
  id: 'numbers.cancelByLink',
  method: 'POST',
  path: '/number-changes/:token/cancel',
  permission: 'public',
  summary: 'Takes back a change of the number by the link in the text to the old one.',
  params: token,
  body: z.strictObject({ version }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['number.nothing_waits', 'case.changed'],
});
