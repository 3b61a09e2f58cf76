import { z } from 'zod';
import { kind, key, severity, finding, side, sideCase, listed, deskCase } from '../complaint-shapes.ts';
import { defineEndpoint } from '../endpoint.ts';
import {
  day,
  formKey,
  freeText,
  id,
  instant,
  page,
  pageQuery,
  provinceCode,
  version,
  writtenDay,
} from '../shared.ts';

export * from '../complaint-files.ts';
export type { DeskCase, Entry, SideCase } from '../complaint-shapes.ts';

export const report = defineEndpoint({
  id: 'complaints.report',
  method: 'POST',
  path: '/complaints',
  permission: 'public',
  summary:
    'Says that something is wrong, with an account or without; a code and a secret come back to follow it by.',
  body: z.strictObject({
    formKey,
    inDanger: z.boolean(),
    kind,
    words: freeText({ min: 10, max: 4_000 }),
    /** Who, or which place, need or gift. */
    about: freeText({ max: 300 }).optional(),
    /** A number of it: of a need, a receipt, or somebody's mobile. */
    aboutNumber: z.string().max(40).optional(),
    provinceCode: provinceCode.optional(),
    mayContact: z.boolean().default(false),
    contactName: freeText({ max: 80 }).optional(),
    contact: z.string().max(120).optional(),
    /** An officer wrote it down, in the caller's words. */
    byPhone: z.boolean().default(false),
  }),
  response: z.object({ code: z.string(), secret: z.string() }),
  reasons: [
    'complaint.form_used',
    'complaint.too_many',
    'complaint.phone_by_office',
    'complaint.contact_missing',
  ],
});

const speech = {
  formKey,
  act: z.enum(['speak', 'withdraw', 'appeal']),
  text: freeText({ min: 3, max: 4_000 }),
};
const speechReasons = [
  'complaint.unknown',
  'complaint.over',
  'complaint.goes_on',
  'complaint.appeal_over',
  'complaint.form_used',
  'complaint.too_many_words',
] as const;

export const showByCode = defineEndpoint({
  id: 'complaints.showByCode',
  method: 'POST',
  path: '/complaints/by-code',
  permission: 'public',
  summary: 'What became of a complaint, for whoever holds its code and secret.',
  body: z.strictObject(key),
  response: sideCase,
  reasons: ['complaint.code_wrong', 'complaint.too_many'],
});

export const speakByCode = defineEndpoint({
  id: 'complaints.speakByCode',
  method: 'POST',
  path: '/complaints/by-code/entries',
  permission: 'public',
  summary: 'Adds to a complaint, withdraws it or appeals, for whoever holds its code and secret.',
  body: z.strictObject({ ...key, ...speech }),
  response: sideCase,
  reasons: ['complaint.code_wrong', 'complaint.too_many', ...speechReasons],
});

export const listOwn = defineEndpoint({
  id: 'complaints.listOwn',
  method: 'GET',
  path: '/complaints/own',
  permission: 'signed-in',
  summary: 'Complaints that the asker reported or that concern them, newest first.',
  response: z.object({ items: z.array(sideCase).max(20) }),
});

export const speakOwn = defineEndpoint({
  id: 'complaints.speakOwn',
  method: 'POST',
  path: '/complaints/own/:complaintId/entries',
  permission: 'signed-in',
  summary: 'Says one’s side, withdraws one’s own complaint or appeals.',
  params: z.strictObject({ complaintId: id }),
  body: z.strictObject(speech),
  response: sideCase,
  reasons: speechReasons,
});

const named = z.strictObject({ complaintId: id });
const caseReasons = ['complaint.unknown', 'complaint.own', 'case.changed', 'complaint.wrong_state'] as const;

export const list = defineEndpoint({
  id: 'complaints.list',
  method: 'GET',
  path: '/desk/complaints',
  permission: 'complaints.handle',
  summary: 'Complaints of the office: those that are open, or those that are over; newest first.',
  query: z.strictObject({ ...pageQuery, over: z.enum(['yes', 'no']).default('no') }),
  response: page(listed),
});

export const show = defineEndpoint({
  id: 'complaints.show',
  method: 'GET',
  path: '/desk/complaints/:complaintId',
  permission: 'complaints.handle',
  summary: 'One complaint with both sides and what may be done; who reported it stays sealed.',
  params: named,
  response: deskCase,
  reasons: ['complaint.unknown'],
});

export const triage = defineEndpoint({
  id: 'complaints.triage',
  method: 'POST',
  path: '/desk/complaints/:complaintId/triage',
  permission: 'complaints.handle',
  summary:
    'Says how heavy a complaint is, whom it concerns and what they are told; suspends them where it must be.',
  params: named,
  body: z.strictObject({
    version,
    kind,
    severity,
    /** Of the person it concerns. */
    concernedMobile: z.string().max(40).optional(),
    substance: freeText({ min: 10, max: 2_000 }),
    suspend: z.boolean().default(false),
  }),
  /** Handed up, it is the nation's and out of the asker's sight. */
  response: z.object({ complaintId: id, isHandedUp: z.boolean() }),
  reasons: [...caseReasons, 'mobile.invalid', 'complaint.person_unknown', 'complaint.person_missing'],
});

export const hear = defineEndpoint({
  id: 'complaints.hear',
  method: 'POST',
  path: '/desk/complaints/:complaintId/hear',
  permission: 'complaints.handle',
  summary: 'Opens the hearing: the person concerned reads the substance and is asked for their side.',
  params: named,
  body: z.strictObject({ version }),
  response: named,
  reasons: caseReasons,
});

export const write = defineEndpoint({
  id: 'complaints.write',
  method: 'POST',
  path: '/desk/complaints/:complaintId/entries',
  permission: 'complaints.handle',
  summary: 'Writes to the reporter, to the person concerned, or a note that only the office reads.',
  params: named,
  body: z.strictObject({ formKey, to: side, text: freeText({ min: 3, max: 4_000 }) }),
  response: named,
  reasons: [
    'complaint.unknown',
    'complaint.own',
    'complaint.over',
    'complaint.person_missing',
    'complaint.form_used',
    'complaint.too_many_words',
  ],
});

export const suspend = defineEndpoint({
  id: 'complaints.suspend',
  method: 'POST',
  path: '/desk/complaints/:complaintId/suspend',
  permission: 'complaints.handle',
  summary: 'Suspends the person concerned at once, or lifts it: no offers, and coming places are taken back.',
  params: named,
  body: z.strictObject({ version, suspended: z.boolean(), reason: freeText({ min: 3, max: 500 }) }),
  response: named,
  reasons: [...caseReasons, 'complaint.too_many_words'],
});

export const decide = defineEndpoint({
  id: 'complaints.decide',
  method: 'POST',
  path: '/desk/complaints/:complaintId/decide',
  permission: 'complaints.handle',
  summary: 'Decides with a reason that both sides read; a severe one waits for a second person.',
  params: named,
  body: z.strictObject({
    version,
    finding,
    reason: freeText({ min: 10, max: 2_000 }),
    /** The last day on which the person is barred; of an upheld severe case alone. */
    barUntil: writtenDay.optional(),
  }),
  response: named,
  reasons: [...caseReasons, 'complaint.not_heard', 'complaint.bar_only_severe', 'complaint.bar_day'],
  irreversible: { summary: 'complaints.show' },
});

export const confirm = defineEndpoint({
  id: 'complaints.confirm',
  method: 'POST',
  path: '/desk/complaints/:complaintId/confirm',
  permission: 'complaints.handle',
  summary: 'Confirms, as the second person, what another proposed for a severe complaint, or sends it back.',
  params: named,
  body: z.strictObject({ version, agreed: z.boolean(), note: freeText({ max: 1_000 }).optional() }),
  response: named,
  reasons: [...caseReasons, 'complaint.same_person', 'complaint.note_missing', 'complaint.too_many_words'],
  irreversible: { summary: 'complaints.show' },
});

export const settleAppeal = defineEndpoint({
  id: 'complaints.settleAppeal',
  method: 'POST',
  path: '/desk/complaints/:complaintId/appeal',
  permission: 'complaints.handle',
  summary:
    'Settles an appeal, at the nation and by nobody who decided before: the decision stands, or another one.',
  params: named,
  body: z.strictObject({
    version,
    finding,
    reason: freeText({ min: 10, max: 2_000 }),
    barUntil: writtenDay.optional(),
  }),
  response: named,
  reasons: [
    ...caseReasons,
    'complaint.same_person',
    'complaint.nation_only',
    'complaint.bar_only_severe',
    'complaint.bar_day',
  ],
  irreversible: { summary: 'complaints.show' },
});

export const revealReporter = defineEndpoint({
  id: 'complaints.revealReporter',
  method: 'POST',
  path: '/desk/complaints/:complaintId/reveal',
  permission: 'complaints.handle',
  stepUp: true,
  summary:
    'Shows who reported, with a reason; the look stays in the audit log, and a reporter with an account reads of it.',
  params: named,
  body: z.strictObject({ reason: freeText({ min: 10, max: 500 }) }),
  response: z.object({
    name: z.string().nullable(),
    contact: z.string().nullable(),
    mobile: z.string().nullable(),
  }),
  reasons: ['complaint.unknown', 'complaint.own'],
});

export const listBars = defineEndpoint({
  id: 'complaints.listBars',
  method: 'GET',
  path: '/desk/complaints/bars',
  permission: 'complaints.handle',
  summary: 'Who is suspended or barred by complaints of the office, and until when.',
  query: z.strictObject(pageQuery),
  response: page(
    z.object({
      id,
      complaintId: id,
      number: z.string(),
      kind: z.enum(['suspension', 'bar']),
      name: z.string().nullable(),
      since: instant,
      until: day.nullable(),
    }),
  ),
});
