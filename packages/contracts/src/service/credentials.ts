import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { storedFile, uploadReasons } from '../ground/files.ts';
import { termCode } from '../ground/lists.ts';
import { namedTerm } from '../ground/places.ts';
import { day, id, instant, page, pageQuery, provinceCode, version, writtenDay, freeText } from '../shared.ts';

/** What a credential is worth today; derived when read, never stored. */
export const credentialStatusCode = z.enum([
  'unverified',
  'verified',
  'renewal_window',
  'expired',
  'rejected',
  'revoked',
]);
export type CredentialStatusCode = z.infer<typeof credentialStatusCode>;

/** A licence as its holder sees it: the number by its end only. */
export const ownCredential = z.object({
  id,
  profession: z.string(),
  issuingBody: z.string(),
  numberMasked: z.string(),
  validTo: day.nullable(),
  status: credentialStatusCode,
  submittedAt: instant,
  /** Since when a confirmed licence is looked at again because its holder's name changed. */
  recheckSince: instant.nullable(),
  rejectionReason: namedTerm.nullable(),
  rejectionNote: z.string().nullable(),
  revocationReason: namedTerm.nullable(),
  revocationNote: z.string().nullable(),
});

/** What the reviewing officer may do with a licence. */
export const credentialAct = z.enum(['decide', 'revoke']);
export type CredentialAct = z.infer<typeof credentialAct>;

/** A licence as an officer sees it; the whole number only by `credentials.reveal`. */
export const credentialCase = z.object({
  id,
  version,
  volunteerId: id,
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  profession: z.string(),
  provinceCode: provinceCode.nullable(),
  countyCode: z.string().nullable(),
  issuingBody: z.string(),
  numberMasked: z.string(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  status: credentialStatusCode,
  submittedAt: instant,
  verifiedAt: instant.nullable(),
  /** Since when a confirmed licence is looked at again because its holder's name changed. */
  recheckSince: instant.nullable(),
  rejectionReason: namedTerm.nullable(),
  rejectionNote: z.string().nullable(),
  revocationReason: namedTerm.nullable(),
  revocationNote: z.string().nullable(),
  /** Another person in reach of the officer gave the same number of the same body. */
  numberAlsoElsewhere: z.boolean(),
  may: z.array(credentialAct).max(2),
});

const credentialId = z.strictObject({ credentialId: id });

export const submit = defineEndpoint({
  id: 'credentials.submit',
  method: 'POST',
  path: '/volunteers/me/credential',
  permission: 'signed-in',
  summary:
    'Gives the licence of the signed-in volunteer for an officer to verify; the same one again changes nothing.',
  body: z.strictObject({
    issuingBody: z.string().max(40),
    number: z.string().max(100).default(''),
    validTo: writtenDay.optional(),
  }),
  response: z.object({ credential: ownCredential }),
  reasons: [
    'volunteer.merged',
    'volunteer.no_profile',
    'licence.not_needed',
    'licence.body_unknown',
    'licence.number_missing',
    'licence.number_no_digits',
    'licence.number_too_long',
    'licence.number_invalid',
    'licence.expired',
  ],
});

/** Photographs and scans of a licence: so many a licence, so large each. */
export const maxEvidence = 3;
export const evidenceMaxBytes = 10 * 1024 * 1024;
const evidence = z.array(storedFile).max(20);

export const showEvidence = defineEndpoint({
  id: 'credentials.showEvidence',
  method: 'GET',
  path: '/volunteers/me/credential/evidence',
  permission: 'signed-in',
  summary:
    'The licence that waits for an officer, or else the newest, with the files its holder gave with it.',
  response: z.object({
    credential: ownCredential.nullable(),
    files: evidence,
    may: z.array(z.enum(['add'])).max(1),
  }),
});

export const addEvidence = defineEndpoint({
  id: 'credentials.addEvidence',
  method: 'POST',
  path: '/volunteers/me/credential/evidence',
  permission: 'signed-in',
  summary:
    'Takes a photograph or scan of the licence that waits for an officer. The same file again changes nothing.',
  query: z.strictObject({ fileName: z.string().trim().min(1).max(200) }),
  upload: { maxBytes: evidenceMaxBytes },
  response: z.object({ file: storedFile }),
  reasons: [...uploadReasons, 'credential.none_waiting', 'credential.evidence_full', 'file.too_many'],
});

export const removeEvidence = defineEndpoint({
  id: 'credentials.removeEvidence',
  method: 'POST',
  path: '/volunteers/me/credential/evidence/:fileId/remove',
  permission: 'signed-in',
  summary: 'Takes back a file that its holder gave with a licence; nobody opens it from then on.',
  params: z.strictObject({ fileId: id }),
  response: z.object({ ok: z.literal(true) }),
  reasons: ['file.not_found'],
});

export const listEvidence = defineEndpoint({
  id: 'credentials.listEvidence',
  method: 'GET',
  path: '/credentials/:credentialId/evidence',
  permission: 'credentials.review',
  summary: 'The files that its holder gave with a licence; opening one is recorded.',
  params: credentialId,
  response: z.object({ files: evidence }),
  reasons: ['credential.not_found'],
});

export const list = defineEndpoint({
  id: 'credentials.list',
  method: 'GET',
  path: '/credentials',
  permission: 'credentials.read',
  summary: 'Licences waiting for an officer, oldest first.',
  query: z.strictObject(pageQuery),
  response: page(credentialCase).extend({ waiting: z.number().int() }),
});

export const show = defineEndpoint({
  id: 'credentials.show',
  method: 'GET',
  path: '/credentials/:credentialId',
  permission: 'credentials.read',
  summary: 'One licence with what an officer needs to decide.',
  params: credentialId,
  response: z.object({ credential: credentialCase }),
  reasons: ['credential.not_found'],
});

export const reveal = defineEndpoint({
  id: 'credentials.reveal',
  method: 'POST',
  path: '/credentials/:credentialId/reveal',
  permission: 'credentials.review',
  stepUp: true,
  summary: 'Shows the whole licence number once, and records who saw it.',
  params: credentialId,
  /** With the version that this number is part of: the one a decision about it carries. */
  response: z.object({ number: z.string(), version }),
  reasons: ['credential.not_found', 'credential.number_unknown'],
});

export const verify = defineEndpoint({
  id: 'credentials.verify',
  method: 'POST',
  path: '/credentials/:credentialId/verify',
  permission: 'credentials.review',
  summary: 'Confirms a licence after checking it with its issuing body, and tells its holder.',
  params: credentialId,
  body: z.strictObject({ version, validFrom: writtenDay.optional(), validTo: writtenDay.optional() }),
  response: z.object({ credential: credentialCase }),
  reasons: [
    'credential.not_found',
    'case.changed',
    'credential.number_unseen',
    'credential.already_decided',
    'credential.dates_reversed',
    'credential.already_expired',
    'credential.own',
  ],
});

export const reject = defineEndpoint({
  id: 'credentials.reject',
  method: 'POST',
  path: '/credentials/:credentialId/reject',
  permission: 'credentials.review',
  summary: 'Says that a licence could not be confirmed, why, and tells its holder.',
  params: credentialId,
  body: z.strictObject({ version, reason: termCode, note: freeText({ max: 500 }).optional() }),
  response: z.object({ credential: credentialCase }),
  reasons: [
    'credential.not_found',
    'case.changed',
    'credential.already_decided',
    'credential.note_missing',
    'list.term_unknown',
    'list.term_retired',
    'credential.own',
  ],
});

export const showRevocation = defineEndpoint({
  id: 'credentials.showRevocation',
  method: 'GET',
  path: '/credentials/:credentialId/revocation',
  permission: 'credentials.review',
  summary:
    'What revoking a licence would end: the coming places, offers and proposals that stand on it alone.',
  params: credentialId,
  response: z.object({
    version,
    places: z.number().int(),
    /** Open offers and proposals. */
    offers: z.number().int(),
    nextPlaceAt: instant.nullable(),
  }),
  reasons: ['credential.not_found'],
});

export const revoke = defineEndpoint({
  id: 'credentials.revoke',
  method: 'POST',
  path: '/credentials/:credentialId/revoke',
  permission: 'credentials.review',
  summary:
    'Takes a confirmed licence out of force at once, ends the coming places that stood on it, and tells its holder.',
  params: credentialId,
  body: z.strictObject({ version, reason: termCode, note: freeText({ max: 500 }).optional() }),
  response: z.object({ credential: credentialCase, endedPlaces: z.number().int() }),
  reasons: [
    'credential.not_found',
    'case.changed',
    'credential.not_verified',
    'credential.note_missing',
    'list.term_unknown',
    'list.term_retired',
    'credential.own',
  ],
  // It holds from the commit: whoever may not practise meets nobody in the meantime.
  irreversible: { summary: 'credentials.showRevocation' },
});
