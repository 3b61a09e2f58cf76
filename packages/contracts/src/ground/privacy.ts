import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, instant, version } from '../shared.ts';

/** A copy of one's data: being made until there is a file, which is opened as every file is. */
const copy = z.object({
  askedAt: instant,
  fileId: id.nullable(),
  /** Made and past the scanner: it can be opened. */
  isReady: z.boolean(),
});

const erasure = z.object({ askedAt: instant, dueAt: instant });

/** What stays of somebody who is erased, and why; the pages have a sentence for each. */
export const keptReason = z.enum(['books', 'receipts', 'trail', 'office-records', 'tombstone']);
export type KeptReason = z.infer<typeof keptReason>;

export const ending = z.enum(['places', 'pledges']);
export type Ending = z.infer<typeof ending>;

export const showOwn = defineEndpoint({
  id: 'privacy.showOwn',
  method: 'GET',
  path: '/me/privacy',
  permission: 'signed-in',
  summary: 'The newest copy of their data that the signed-in person asked for, and the erasure that waits.',
  response: z.object({ copy: copy.nullable(), erasure: erasure.nullable() }),
});

export const askCopy = defineEndpoint({
  id: 'privacy.askCopy',
  method: 'POST',
  path: '/me/privacy/copies',
  permission: 'signed-in',
  summary:
    'Has a copy of all that is held about the signed-in person made; asked again while one is being made, it is the same.',
  response: z.object({ copy }),
  reasons: ['privacy.too_many_copies'],
});

export const showErasure = defineEndpoint({
  id: 'privacy.showErasure',
  method: 'GET',
  path: '/me/privacy/erasure',
  permission: 'signed-in',
  summary: 'What would end, go and stay if the signed-in person were erased, before they ask for it.',
  response: z.object({
    version,
    ends: z.array(z.object({ key: ending, count: z.number().int() })).max(10),
    stays: z.array(keptReason).max(5),
    days: z.number().int(),
    /** Offices have to be ended first. */
    offices: z.number().int(),
    erasure: erasure.nullable(),
  }),
});

export const askErasure = defineEndpoint({
  id: 'privacy.askErasure',
  method: 'POST',
  path: '/me/privacy/erasure',
  permission: 'signed-in',
  summary:
    'Asks to be erased in seven days. Whoever has a passkey or TOTP shows it anew; asked twice, it is one asking.',
  body: z.strictObject({ version }),
  response: z.object({ erasure }),
  reasons: ['case.changed', 'privacy.office_first', 'access.confirm_first'],
  irreversible: { summary: 'privacy.showErasure', undo: 'privacy.takeBackErasure' },
});

export const takeBackErasure = defineEndpoint({
  id: 'privacy.takeBackErasure',
  method: 'POST',
  path: '/me/privacy/erasure/take-back',
  permission: 'signed-in',
  summary: 'Takes the asking back while its days run; where none waits, nothing happens.',
  response: z.object({ ok: z.literal(true) }),
  reasons: ['privacy.too_late'],
});
