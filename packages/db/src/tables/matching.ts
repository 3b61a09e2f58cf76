import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { matchingRun } from './assignments.ts';
import { bytes, civilDay, instant, primaryId } from './columns.ts';
import { account } from './identity.ts';
import { province } from './places.ts';

/** Exactly what the engine was given: ids and facts, no names and no numbers to call. Erased after its day. */
export const matchingSnapshot = pgTable(
  'matching_snapshot',
  {
    runId: uuid()
      .primaryKey()
      .references(() => matchingRun.id),
    provinceCode: text().references(() => province.code),
    /** Of the plain text. */
    sha256: text().notNull(),
    plainBytes: integer().notNull(),
    /** Canonical JSON, gzipped. */
    content: bytes().notNull(),
    createdAt: instant().notNull().defaultNow(),
    retainUntil: civilDay().notNull(),
  },
  (t) => [index('matching_snapshot_retention').on(t.retainUntil)],
);

/** Who let which proposals of a run go out, when, and what came of it. Append-only. */
export const matchingApproval = pgTable(
  'matching_approval',
  {
    id: primaryId(),
    runId: uuid()
      .notNull()
      .references(() => matchingRun.id),
    provinceCode: text().references(() => province.code),
    approvedBy: uuid().references(() => account.id),
    /** As it stood then: the office's own record of a decision. */
    approverName: text(),
    approvedAt: instant().notNull(),
    isWhole: boolean().notNull(),
    sent: integer().notNull(),
    /** Not sent: three open offers already, the week's budget spent, too late or no longer possible. */
    heldBack: integer().notNull(),
    heldByBudget: integer().notNull(),
    tooLate: integer().notNull(),
  },
  (t) => [index('matching_approval_run').on(t.runId)],
);

/** What a province wants of matching; without a row the usual holds. */
export const matchingSetting = pgTable('matching_setting', {
  provinceCode: text()
    .primaryKey()
    .references(() => province.code),
  /** Offers go out by themselves for a new need or a newly eligible person. */
  instantOffers: boolean().notNull().default(true),
  changedBy: uuid().references(() => account.id),
  changedAt: instant().notNull(),
});
