import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, instantRange, primaryId } from '../columns.ts';
import { province } from '../ground/places.ts';
import { matchingRun } from './matching.ts';
import { need, roleSlot } from './needs.ts';
import { volunteer } from './volunteers.ts';

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
