import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { account } from './identity.ts';

/** That somebody wants to sign in by another number; open until it moved or was taken back. */
export const numberChange = pgTable(
  'number_change',
  {
    id: primaryId(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    /** E.164, both; erased with the row. */
    fromMobile: text().notNull(),
    toMobile: text().notNull(),
    /** Of the link in the text to the old number. */
    tokenHash: text().notNull().unique(),
    askedAt: instant().notNull(),
    /** When it moves, unless somebody takes it back. */
    dueAt: instant().notNull(),
    movedAt: instant(),
    cancelledAt: instant(),
    /** Whether two officers asked for it, for somebody who lost everything: what opened the account before ends with the number. */
    byOffice: boolean().notNull().default(false),
    /** `owner`, `link`, or `taken` when the number became another account's. */
    cancelledBy: text(),
    purpose: text().notNull().default('number-change'),
    retainUntil: civilDay().notNull(),
  },
  (t) => [
    uniqueIndex('number_change_open')
      .on(t.accountId)
      .where(sql`moved_at is null and cancelled_at is null`),
    index('number_change_due')
      .on(t.dueAt)
      .where(sql`moved_at is null and cancelled_at is null`),
    index('number_change_account').on(t.accountId, t.id),
    index('number_change_retention').on(t.retainUntil),
  ],
);
