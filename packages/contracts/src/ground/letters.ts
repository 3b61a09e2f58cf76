import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import {
  day,
  fileAnswer,
  formKey,
  freeText,
  id,
  instant,
  page,
  pageQuery,
  provinceCode,
  version,
} from '../shared.ts';
import { paperLocale } from './documents.ts';
import { storedFile, uploadReasons } from './files.ts';
import { staffRole } from './identity.ts';

/** `withdrawn` keeps its number: it was issued. */
export const letterState = z.enum(['draft', 'issued', 'withdrawn']);
export type LetterState = z.infer<typeof letterState>;

/** What lies beside one letter: so many, so large each. */
export const maxAttachments = 5;
export const attachmentMaxBytes = 10 * 1024 * 1024;

/** A line of the list. */
export const letterLine = z.object({
  id,
  provinceCode: provinceCode.nullable(),
  state: letterState,
  /** `IR-09/1405/12`; null while it is a draft. */
  number: z.string().nullable(),
  issuedOn: day.nullable(),
  subject: z.string(),
  addressee: z.string(),
  attachments: z.number().int(),
});
export type LetterLine = z.infer<typeof letterLine>;

export const letterAct = z.enum(['write', 'issue', 'withdraw', 'print']);
export type LetterAct = z.infer<typeof letterAct>;

/** A letter whole, as its office reads it: the twin of its paper. */
export const letter = letterLine.extend({
  paragraphs: z.array(z.string()).max(20),
  body: z.string(),
  files: z.array(storedFile).max(5),
  signer: z.object({ name: z.string(), role: staffRole }).nullable(),
  code: z.string().nullable(),
  digest: z.string().nullable(),
  withdrawn: z.object({ at: instant, reason: z.string() }).nullable(),
  /** Since when its words are gone. */
  erasedAt: instant.nullable(),
  may: z.array(letterAct).max(4),
  version,
});
export type Letter = z.infer<typeof letter>;

const ofLetter = z.strictObject({ letterId: id });
const words = {
  addressee: freeText({ min: 2, max: 200 }),
  subject: freeText({ min: 2, max: 200 }),
  body: freeText({ min: 2, max: 8_000 }),
};
const wordReasons = ['letter.too_many_paragraphs', 'letter.paragraph_too_long'] as const;
const done = z.object({ ok: z.literal(true) });

export const list = defineEndpoint({
  id: 'letters.list',
  method: 'GET',
  path: '/desk/letters',
  permission: 'letters.manage',
  summary: 'Letters of the offices that the reader writes for, newest first, or of one of them.',
  query: z.strictObject({
    ...pageQuery,
    office: z
      .string()
      .regex(/^IR(?:-\d\d)?$/)
      .optional(),
  }),
  response: page(letterLine),
  reasons: ['cursor.invalid', 'access.out_of_scope'],
});

export const show = defineEndpoint({
  id: 'letters.show',
  method: 'GET',
  path: '/desk/letters/:letterId',
  permission: 'letters.manage',
  summary: 'One letter as its office reads it, with what lies beside it and what may be done.',
  params: ofLetter,
  response: letter,
  reasons: ['letter.unknown', 'access.out_of_scope'],
});

export const draft = defineEndpoint({
  id: 'letters.draft',
  method: 'POST',
  path: '/desk/letters',
  permission: 'letters.manage',
  summary: 'Begins a letter of an office; it has no number yet.',
  body: z.strictObject({ formKey, provinceCode: provinceCode.nullable().default(null), ...words }),
  response: z.object({ letterId: id }),
  reasons: [...wordReasons, 'letter.form_used', 'access.out_of_scope'],
});

export const revise = defineEndpoint({
  id: 'letters.revise',
  method: 'POST',
  path: '/desk/letters/:letterId',
  permission: 'letters.manage',
  summary: 'Writes a draft anew; what was issued stays as it is.',
  params: ofLetter,
  body: z.strictObject({ version, ...words }),
  response: done,
  reasons: [...wordReasons, 'letter.unknown', 'letter.not_draft', 'access.out_of_scope', 'case.changed'],
});

export const addAttachment = defineEndpoint({
  id: 'letters.addAttachment',
  method: 'POST',
  path: '/desk/letters/:letterId/attachments',
  permission: 'letters.manage',
  summary: 'Lays a document or picture beside a draft. The same file again changes nothing.',
  params: ofLetter,
  query: z.strictObject({ fileName: z.string().trim().min(1).max(200) }),
  upload: { maxBytes: attachmentMaxBytes },
  response: z.object({ file: storedFile }),
  reasons: [
    ...uploadReasons,
    'letter.unknown',
    'letter.not_draft',
    'letter.attachments_full',
    'access.out_of_scope',
  ],
});

export const removeAttachment = defineEndpoint({
  id: 'letters.removeAttachment',
  method: 'POST',
  path: '/desk/letters/:letterId/attachments/:fileId/remove',
  permission: 'letters.manage',
  summary: 'Takes a file away from a draft; nobody opens it from then on.',
  params: z.strictObject({ letterId: id, fileId: id }),
  response: done,
  reasons: ['letter.unknown', 'letter.not_draft', 'file.not_found', 'access.out_of_scope'],
});

export const issue = defineEndpoint({
  id: 'letters.issue',
  method: 'POST',
  path: '/desk/letters/:letterId/issue',
  permission: 'letters.manage',
  summary:
    'Gives a draft the next number of its office and year, today’s date and the name of whoever issues it.',
  params: ofLetter,
  body: z.strictObject({ version }),
  response: z.object({ number: z.string() }),
  reasons: [
    'letter.unknown',
    'letter.not_draft',
    'letter.signer_unnamed',
    'letter.attachment_waiting',
    'letter.attachment_refused',
    'access.out_of_scope',
    'case.changed',
  ],
  irreversible: { summary: 'letters.show' },
});

export const withdraw = defineEndpoint({
  id: 'letters.withdraw',
  method: 'POST',
  path: '/desk/letters/:letterId/withdrawal',
  permission: 'letters.manage',
  summary: 'Says that an issued letter holds no more, and why; it keeps its number and its words.',
  params: ofLetter,
  body: z.strictObject({ version, reason: freeText({ min: 10, max: 300 }) }),
  response: done,
  reasons: ['letter.unknown', 'letter.not_issued', 'access.out_of_scope', 'case.changed'],
  irreversible: { summary: 'letters.show' },
});

export const print = defineEndpoint({
  id: 'letters.print',
  method: 'GET',
  path: '/desk/letters/:letterId/pdf',
  permission: 'letters.manage',
  summary: 'An issued letter as a paper, with its facts inside and a code by which anybody checks it.',
  params: ofLetter,
  query: z.strictObject({ locale: paperLocale }),
  response: fileAnswer,
  reasons: ['letter.unknown', 'letter.not_issued', 'letter.erased', 'access.out_of_scope'],
});

export const showByCode = defineEndpoint({
  id: 'letters.showByCode',
  method: 'GET',
  path: '/letters/:code',
  permission: 'public',
  summary:
    'That a letter is ours, to whoever knows its code: number, date, subject, office, digest; nothing of what it says.',
  params: z.strictObject({ code: z.string().max(20) }),
  response: z.object({
    number: z.string(),
    issuedOn: day,
    subject: z.string(),
    provinceCode: provinceCode.nullable(),
    attachments: z.number().int(),
    /** SHA-256, in hexadecimal, of `letter.json` in the PDF. */
    digest: z.string(),
    withdrawn: z.object({ at: instant, reason: z.string() }).nullable(),
  }),
  reasons: ['letter.unknown_code'],
});
