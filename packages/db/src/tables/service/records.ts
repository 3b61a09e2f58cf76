import type { VolunteerStatus } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';
import { account } from '../ground/identity.ts';
import { province } from '../ground/places.ts';
import { volunteer } from './volunteers.ts';

/** That two records were said to be one person: asked, perhaps confirmed by a second officer, perhaps taken back. */
export const recordMerge = pgTable(
  'record_merge',
  {
    id: primaryId(),
    /** The record that stays. */
    keptId: uuid()
      .notNull()
      .references(() => volunteer.id),
    /** The one that leads to it. */
    mergedId: uuid()
      .notNull()
      .references(() => volunteer.id),
    /** Of the record that stays; null where it had none. */
    provinceCode: text().references(() => province.code),
    /** Fields whose word was the other record's: the two change places, and back again. */
    taken: text().array().notNull(),
    /** The officer's own words; gone with the person. */
    reason: text(),
    /** What was seen when it was asked for. */
    version: text().notNull(),
    askedBy: uuid().references(() => account.id),
    askedAt: instant().notNull(),
    mergedAt: instant(),
    mergedBy: uuid().references(() => account.id),
    /** How the other record stood before. */
    was: text().$type<VolunteerStatus>(),
    /** What moved with it. */
    credentialIds: uuid().array().notNull().default([]),
    assignmentIds: uuid().array().notNull().default([]),
    /** Digest of the record that stays, as joining left it: whoever takes it back finds nothing else written. */
    digest: text(),
    undoneAt: instant(),
    undoneBy: uuid().references(() => account.id),
  },
  (t) => [
    uniqueIndex('record_merge_of')
      .on(t.mergedId)
      .where(sql`undone_at is null`),
    index('record_merge_kept').on(t.keptId),
    index('record_merge_province').on(t.provinceCode, t.id),
  ],
);
