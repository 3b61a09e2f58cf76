import type { MatchingRunState } from '@hamyar/domain';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, civilDay, instant, primaryId } from '../columns.ts';
import { account } from '../ground/identity.ts';
import { province } from '../ground/places.ts';

/** One batch of proposals for a province (or the nation). */
export const matchingRun = pgTable(
  'matching_run',
  {
    id: primaryId(),
    provinceCode: text().references(() => province.code),
    state: text().$type<MatchingRunState>().notNull(),
    mode: text().$type<'coverage' | 'score'>().notNull().default('coverage'),
    /** Share of its need, per mille, that no province stays below while another is above it. */
    floorPerMille: smallint().notNull().default(0),
    /** Points that moving one person away from the former run must gain. */
    stability: integer().notNull().default(0),
    /** The run before it in the same scope: what it is compared with. */
    formerRunId: uuid().references((): AnyPgColumn => matchingRun.id),
    /** Which weights scored it, e.g. `2026-11`. */
    weightsVersion: text().notNull(),
    progressPerMille: smallint().notNull().default(0),
    /** Begun this often; a run whose worker dies each time is given up. */
    attempts: smallint().notNull().default(0),
    /** Why it failed, as a reason for people (`matching.too_long`). */
    failure: text(),
    slotCount: integer().notNull().default(0),
    /** People still missing when the run began. */
    seatsWanted: integer().notNull().default(0),
    proposedCount: integer().notNull().default(0),
    /** No plan fills more, or scores higher, than these. */
    seatsBound: integer(),
    scoreSum: bigint({ mode: 'number' }),
    scoreBound: bigint({ mode: 'number' }),
    /** Shares by province and county, people reached, comparison with the former run. */
    summary: jsonb().$type<unknown>(),
    /** SHA-256 of the whole result; a replay of the snapshot must give the same. */
    resultDigest: text(),
    engineMs: integer(),
    replayAskedAt: instant(),
    replayedAt: instant(),
    replayDigest: text(),
    createdBy: uuid().references(() => account.id),
    createdAt: instant().notNull().defaultNow(),
    startedAt: instant(),
    finishedAt: instant(),
    offeredAt: instant(),
  },
  (t) => [index('matching_run_scope').on(t.provinceCode, t.id)],
);

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
    /** Digest of what was seen and chosen: a second click is the same decision. */
    decisionKey: text(),
  },
  (t) => [index('matching_approval_run').on(t.runId)],
);

/** An approval taken back within half an hour: its unanswered offers ended. */
export const matchingTakeBack = pgTable('matching_take_back', {
  approvalId: uuid()
    .primaryKey()
    .references(() => matchingApproval.id),
  provinceCode: text().references(() => province.code),
  takenBackBy: uuid().references(() => account.id),
  takenBackAt: instant().notNull(),
  /** That ended by it: nobody had answered them. */
  offers: integer().notNull(),
});

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
