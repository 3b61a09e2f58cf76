import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { countInDigits, freeText, instant, irr, version, writtenDay } from '../shared.ts';

/** `r26a`: letter of the kind, two digits of the year, letter of the order. */
export const kid = z.string().regex(/^[rsl]\d\d[a-z]$/);

export const keyKind = z.enum(['receipt', 'status', 'log']);

/** A key as everybody may know it. */
export const publicKey = z.object({
  kid,
  kind: keyKind,
  /** Ed25519, 32 bytes in base64url: the `x` of a JSON Web Key. */
  x: z.string(),
  notBefore: instant,
  notAfter: instant,
  /** Since when somebody else may have signed with it, and how many leaves the log had by then. */
  compromise: z.object({ since: instant, logSize: z.number().int() }).nullable(),
  /** As tools of logs write a key of the log; null for the others. */
  vkey: z.string().nullable(),
});

export const listKeys = defineEndpoint({
  id: 'signing.listKeys',
  method: 'GET',
  path: '/signing/keys',
  permission: 'public',
  summary:
    'Every key that ever signed, newest first: what receipts, status lists and heads of the log are checked with.',
  response: z.object({ keys: z.array(publicKey).max(500) }),
});

export const showStatusList = defineEndpoint({
  id: 'signing.showStatusList',
  method: 'GET',
  path: '/signing/status-lists/:number',
  permission: 'public',
  summary: 'A status list as a signed token: which documents were revoked, by their places.',
  params: z.strictObject({ number: countInDigits }),
  response: z.object({ token: z.string() }),
  reasons: ['signing.no_list'],
});

/** What a document says, when it could be read. */
export const receiptClaims = z.object({
  kind: z.literal('receipt'),
  issuedAt: instant,
  serial: z.string(),
  amountIrr: irr,
  projectNumber: z.number().int(),
  isDemo: z.boolean(),
});

/** What a check came to, and what it was found from. */
export const checkedDocument = z.object({
  verdict: z.enum(['valid', 'revoked', 'refused']),
  /** Why it was refused or revoked. */
  why: z
    .enum([
      'unreadable',
      'unknown_key',
      'wrong_signature',
      'outside_key_time',
      'key_compromised',
      'not_recorded',
    ])
    .nullable(),
  kid: z.string().nullable(),
  claims: receiptClaims.nullable(),
  /** Where it stands in the public log; null until it is sealed there. */
  log: z.object({ index: z.number().int(), sealedAt: instant }).nullable(),
  revokedAt: instant.nullable(),
});

export const showByCode = defineEndpoint({
  id: 'signing.showByCode',
  method: 'GET',
  path: '/signed/:code',
  permission: 'public',
  summary: 'Checks a document by the code that is printed on it, for whoever cannot scan.',
  params: z.strictObject({ code: z.string().max(24) }),
  response: checkedDocument,
  reasons: ['signing.unknown_code', 'signing.too_many'],
});

export const showByText = defineEndpoint({
  id: 'signing.showByText',
  method: 'POST',
  path: '/signed',
  permission: 'public',
  summary: 'Checks a document by what its QR code says, against our own record and the log.',
  body: z.strictObject({ text: z.string().trim().min(1).max(2_000) }),
  response: checkedDocument,
  reasons: ['signing.too_many'],
});

export const listDeskKeys = defineEndpoint({
  id: 'signing.listDeskKeys',
  method: 'GET',
  path: '/desk/signing/keys',
  permission: 'system.manage',
  summary: 'Keys as those see them who answer for them: with what each has signed and why one was given up.',
  response: z.object({
    keys: z
      .array(
        publicKey.extend({
          isSigning: z.boolean(),
          documents: z.number().int(),
          reason: z.string().nullable(),
          may: z.array(z.enum(['declare'])).max(1),
        }),
      )
      .max(500),
  }),
});

export const showCompromise = defineEndpoint({
  id: 'signing.showCompromise',
  method: 'GET',
  path: '/desk/signing/keys/:kid/compromise',
  permission: 'system.manage',
  summary: 'What declaring a key compromised since a day would do, before somebody does.',
  params: z.strictObject({ kid }),
  query: z.strictObject({ day: writtenDay }),
  response: z.object({
    version,
    /** Documents that were in the log before that day. */
    holding: z.number().int(),
    /** Documents that will be refused, and given anew under the next key. */
    refused: z.number().int(),
  }),
  reasons: ['signing.no_key', 'signing.already_compromised', 'signing.outside_life'],
});

export const declareCompromise = defineEndpoint({
  id: 'signing.declareCompromise',
  method: 'POST',
  path: '/desk/signing/keys/:kid/compromise',
  permission: 'system.manage',
  stepUp: true,
  summary:
    'Declares that a key was in other hands since a day: what it signed since then is refused, and its successor signs at once.',
  params: z.strictObject({ kid }),
  body: z.strictObject({ version, day: writtenDay, reason: freeText({ min: 5, max: 500 }) }),
  response: z.object({ successor: kid, refused: z.number().int() }),
  reasons: ['case.changed', 'signing.no_key', 'signing.already_compromised', 'signing.outside_life'],
  irreversible: { summary: 'signing.showCompromise' },
});
