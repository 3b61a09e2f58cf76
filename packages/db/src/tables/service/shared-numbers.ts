import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';
import { account } from '../ground/identity.ts';
import { volunteer } from './volunteers.ts';

/** That a record was said to be two people’s: asked, confirmed by a second officer, perhaps taken back. */
export const recordPart = pgTable(
  'record_part',
  {
    id: primaryId(),
    /** The record that stays. */
    keptId: uuid()
      .notNull()
      .references(() => volunteer.id),
    /** The second person's; null until it is confirmed. */
    partedId: uuid().references(() => volunteer.id),
    /** Who the second person is, while it waits: from then on their record says it. */
    firstName: text(),
    lastName: text(),
    profession: text(),
    /** Null where they have no number of their own. */
    mobile: text(),
    /** What goes with them. */
    credentialIds: uuid().array().notNull().default([]),
    assignmentIds: uuid().array().notNull().default([]),
    /** The officer's own words; gone with the person. */
    reason: text(),
    /** What was seen when it was asked for. */
    version: text().notNull(),
    askedBy: uuid().references(() => account.id),
    askedAt: instant().notNull(),
    partedAt: instant(),
    partedBy: uuid().references(() => account.id),
    /** Digest of both records as parting left them: whoever takes it back finds nothing else written. */
    digest: text(),
    undoneAt: instant(),
    undoneBy: uuid().references(() => account.id),
  },
  (t) => [
    uniqueIndex('record_part_waiting')
      .on(t.keptId)
      .where(sql`parted_at is null and undone_at is null`),
    index('record_part_kept').on(t.keptId),
    index('record_part_parted').on(t.partedId),
  ],
);
