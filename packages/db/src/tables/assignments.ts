import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, instantRange, primaryId } from './columns.ts';
import { account } from './identity.ts';
import { need, roleSlot } from './needs.ts';
import { province } from './places.ts';
import { volunteer } from './volunteers.ts';

/** One batch of proposals for a province (or the nation). */
export const matchingRun = pgTable(
  'matching_run',
  {
    id: primaryId(),
    provinceCode: text().references(() => province.code),
    state: text().$type<'queued' | 'running' | 'proposed' | 'offered' | 'discarded' | 'failed'>().notNull(),
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

/** Joins one volunteer to one role-slot; the state says how far it got and who ended it. */
export const assignment = pgTable(
  'assignment',
  {
    id: primaryId(),
    roleSlotId: uuid()
      .notNull()
      .references(() => roleSlot.id),
    needId: uuid()
      .notNull()
      .references(() => need.id),
    volunteerId: uuid()
      .notNull()
      .references(() => volunteer.id),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    /** Copied from the shift, so that the database itself refuses two overlapping places. */
    during: instantRange().notNull(),
    state: text().notNull(),
    source: text().$type<'match' | 'self'>().notNull(),
    runId: uuid().references(() => matchingRun.id),
    score: integer(),
    /** Structured explanation of `packages/matching`; shown as one sentence in the reader's language. */
    explanation: jsonb().$type<unknown>(),
    offeredAt: instant(),
    expiresAt: instant(),
    answeredAt: instant(),
    endedBy: text().$type<'volunteer' | 'officer' | 'system'>(),
    declineReason: text(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('assignment_live')
      .on(t.roleSlotId, t.volunteerId)
      .where(
        sql`state not in ('declined','lapsed','withdrawn','rejected','no_show','not_needed','cancelled_by_need')`,
      ),
    index('assignment_volunteer').on(t.volunteerId, t.state),
    index('assignment_need').on(t.needId, t.state),
    index('assignment_expiry')
      .on(t.expiresAt)
      .where(sql`state = 'offered'`),
    index('assignment_run').on(t.runId),
  ],
);
