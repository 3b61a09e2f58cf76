import type {
  ComplaintKind,
  ComplaintLevel,
  ComplaintOutcome,
  ComplaintSeverity,
  ComplaintState,
  Finding,
} from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { bigint, boolean, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId, sealed } from '../columns.ts';
import { account } from './identity.ts';
import { province } from './places.ts';

/** Something that somebody says is wrong, and what became of it. Who said it stands apart, in `complaint_reporter`. */
export const complaint = pgTable(
  'complaint',
  {
    id: primaryId(),
    number: bigint({ mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    kind: text().$type<ComplaintKind>().notNull(),
    severity: text().$type<ComplaintSeverity>(),
    state: text().$type<ComplaintState>().notNull(),
    /** Who handles it: its province, or the nation alone. */
    level: text().$type<ComplaintLevel>().notNull(),
    provinceCode: text().references(() => province.code),
    inDanger: boolean().notNull(),
    byPhone: boolean().notNull(),
    mayContact: boolean().notNull(),
    wordsSealed: sealed(),
    aboutSealed: sealed(),
    aboutNumberSealed: sealed(),
    /** What the person concerned reads of it: the office's words, never the reporter's. */
    substanceSealed: sealed(),
    concernedAccountId: uuid().references(() => account.id),
    /** As they signed when the complaint was looked at. */
    concernedName: text(),
    /** Keyed hash of their number, from when they were named: they may be erased before a bar is put on them. */
    concernedMobileIndex: text(),
    /** Since when they read of it; null: they know nothing. */
    concernedToldAt: instant(),
    triagedBy: uuid(),
    triagedAt: instant(),
    finding: text().$type<Finding>(),
    outcome: text().$type<ComplaintOutcome>(),
    reasonSealed: sealed(),
    barUntil: civilDay(),
    proposedBy: uuid(),
    proposerName: text(),
    decidedBy: uuid(),
    deciderName: text(),
    decidedAt: instant(),
    appealUntil: civilDay(),
    appealedAt: instant(),
    closedAt: instant(),
    closedBy: uuid(),
    createdAt: instant().notNull(),
    triageDueAt: instant().notNull(),
    /** When the nation was told that nobody had looked in time. */
    remindedAt: instant(),
    purpose: text().notNull().default('complaint'),
    retainUntil: civilDay().notNull(),
    erasedAt: instant(),
    formKey: uuid().notNull(),
    formDigest: text().notNull(),
  },
  (t) => [
    uniqueIndex('complaint_form').on(t.formKey),
    index('complaint_place').on(t.provinceCode, t.id),
    index('complaint_concerned').on(t.concernedAccountId, t.id),
    index('complaint_due')
      .on(t.triageDueAt, t.id)
      .where(sql`state = 'received' and reminded_at is null`),
    index('complaint_appeal')
      .on(t.appealUntil, t.id)
      .where(sql`state = 'decided'`),
    index('complaint_retention')
      .on(t.retainUntil, t.id)
      .where(sql`erased_at is null`),
  ],
);

/** Who reported: sealed, and read by the reporter's own acts and by the audited look alone. */
export const complaintReporter = pgTable(
  'complaint_reporter',
  {
    complaintId: uuid()
      .primaryKey()
      .references(() => complaint.id),
    accountId: uuid().references(() => account.id),
    code: text().notNull(),
    secretHash: text().notNull(),
    nameSealed: sealed(),
    contactSealed: sealed(),
    /** Whoever wrote it down for somebody on the phone. */
    takenBy: uuid(),
  },
  (t) => [
    uniqueIndex('complaint_reporter_code').on(t.code),
    index('complaint_reporter_account').on(t.accountId),
  ],
);

/** What a side wrote, and to whom. Nobody reads what was written to another side. */
export const complaintEntry = pgTable(
  'complaint_entry',
  {
    id: primaryId(),
    complaintId: uuid()
      .notNull()
      .references(() => complaint.id),
    at: instant().notNull(),
    /** `reporter`, `concerned` or `office`. */
    by: text().notNull(),
    to: text().notNull(),
    textSealed: sealed(),
    /** Of the officer who wrote it. */
    accountId: uuid(),
    formKey: uuid(),
  },
  (t) => [
    index('complaint_entry_of').on(t.complaintId, t.id),
    uniqueIndex('complaint_entry_form').on(t.formKey),
  ],
);

/** Somebody who gets no offers: suspended while a complaint is looked at, or barred by a decision. */
export const personBar = pgTable(
  'person_bar',
  {
    id: primaryId(),
    complaintId: uuid()
      .notNull()
      .references(() => complaint.id),
    /** `suspension` or `bar`. */
    kind: text().$type<'suspension' | 'bar'>().notNull(),
    accountId: uuid().references(() => account.id),
    /** Keyed hashes: they find the person again under another account. */
    mobileIndex: text(),
    nationalIdIndex: text(),
    startsAt: instant().notNull(),
    /** The last day; null for a suspension, which is lifted. */
    until: civilDay(),
    endedAt: instant(),
    endedBy: uuid(),
  },
  (t) => [
    index('person_bar_account')
      .on(t.accountId)
      .where(sql`ended_at is null`),
    index('person_bar_mobile')
      .on(t.mobileIndex)
      .where(sql`ended_at is null`),
    index('person_bar_national_id')
      .on(t.nationalIdIndex)
      .where(sql`ended_at is null`),
    index('person_bar_until')
      .on(t.until, t.id)
      .where(sql`ended_at is null`),
    index('person_bar_over')
      .on(t.id)
      .where(sql`ended_at is not null and account_id is not null`),
    index('person_bar_complaint').on(t.complaintId, t.id),
  ],
);
