import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { volunteer } from './volunteers.ts';

/** Who answers for a volunteer below eighteen; one at a time. */
export const guardian = pgTable(
  'guardian',
  {
    id: primaryId(),
    volunteerId: uuid()
      .notNull()
      .references(() => volunteer.id),
    name: text().notNull(),
    /** E.164; used for this alone, and gone with the row. */
    mobile: text().notNull(),
    /** Of the link in the text to them. */
    tokenHash: text().notNull().unique(),
    namedAt: instant().notNull(),
    /** The version of the guardian's agreement that they agreed to last, and when. */
    agreedNumber: integer(),
    agreedAt: instant(),
    /** When they declined or took it back; empty again once they agree. */
    withdrawnAt: instant(),
    purpose: text().notNull().default('guardianship'),
    /** The day on which the minor comes of age, as known when the guardian was named. */
    retainUntil: civilDay().notNull(),
  },
  (t) => [
    uniqueIndex('guardian_volunteer').on(t.volunteerId),
    index('guardian_retention').on(t.retainUntil, t.id),
  ],
);
