import { z } from 'zod';
import { storedFile } from './ground/files.ts';
import { day, id, instant, provinceCode, version } from './shared.ts';

/** Shapes of complaints; `ground/complaints.ts` says what is done with them. */
export const kind = z.enum(['safety', 'volunteer', 'staff', 'money', 'privacy', 'other']);
export const severity = z.enum(['minor', 'serious', 'severe']);
export const finding = z.enum(['unfounded', 'upheld', 'referred']);
export const outcome = z.enum(['unfounded', 'upheld', 'referred', 'withdrawn']);
export const state = z.enum([
  'received',
  'triaged',
  'in_hearing',
  'proposed',
  'decided',
  'appealed',
  'closed',
]);
export const side = z.enum(['reporter', 'concerned', 'office']);

/** What opens a case to a reporter without an account. */
export const key = { code: z.string().min(1).max(20), secret: z.string().min(1).max(30) };

/** What somebody wrote in a case; each side reads what it wrote and what was written to it. */
export const entry = z.object({
  id,
  at: instant,
  by: side,
  to: side,
  text: z.string(),
  /** A picture that its side showed, in place of words. */
  file: storedFile.nullable(),
});
export type Entry = z.infer<typeof entry>;

/** A case as the reporter or the person concerned reads it. Neither learns who the other is by it. */
export const sideCase = z.object({
  id,
  number: z.string(),
  side: z.enum(['reporter', 'concerned']),
  kind,
  state,
  reportedAt: instant,
  /** The reporter's own words, or the substance as the office put it for the person concerned. */
  text: z.string(),
  /** Of the person concerned: since when they get no offers. */
  suspendedSince: instant.nullable(),
  outcome: outcome.nullable(),
  reason: z.string().nullable(),
  barredUntil: day.nullable(),
  appealUntil: day.nullable(),
  entries: z.array(entry).max(100),
  may: z.array(z.enum(['speak', 'withdraw', 'appeal', 'attach'])).max(4),
});
export type SideCase = z.infer<typeof sideCase>;

export const listed = z.object({
  id,
  number: z.string(),
  kind,
  severity: severity.nullable(),
  state,
  level: z.enum(['province', 'nation']),
  provinceCode: provinceCode.nullable(),
  inDanger: z.boolean(),
  reportedAt: instant,
  triageDueAt: instant,
  isOverdue: z.boolean(),
  isSuspended: z.boolean(),
});

const act = z.enum([
  'triage',
  'hear',
  'write',
  'suspend',
  'lift',
  'decide',
  'confirm',
  'settleAppeal',
  'reveal',
]);

/** A case as an office handles it; who reported it is not in it. */
export const deskCase = listed.extend({
  /** Told back by whoever decides. */
  version,
  words: z.string(),
  about: z.string().nullable(),
  aboutNumber: z.string().nullable(),
  byPhone: z.boolean(),
  mayContact: z.boolean(),
  substance: z.string().nullable(),
  concerned: z.object({ name: z.string().nullable() }).nullable(),
  outcome: outcome.nullable(),
  reason: z.string().nullable(),
  barUntil: day.nullable(),
  proposedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  appealUntil: day.nullable(),
  entries: z.array(entry).max(100),
  may: z.array(act).max(9),
});
export type DeskCase = z.infer<typeof deskCase>;
