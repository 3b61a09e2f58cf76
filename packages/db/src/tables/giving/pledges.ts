import type { PledgeState } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, irr, primaryId } from '../columns.ts';
import { account } from '../ground/identity.ts';
import { province } from '../ground/places.ts';
import { project } from './projects.ts';

/** An intention to give. It counts nowhere until money is verified. */
export const pledge = pgTable(
  'pledge',
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => project.id),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    donorAccountId: uuid().references(() => account.id),
    donorName: text(),
    donorMobile: text(),
    isAnonymous: boolean().notNull().default(false),
    amountIrr: irr().notNull(),
    /** What of it is paid and counted: the payments that were posted, kept with them under the pledge's lock. */
    paidIrr: irr()
      .notNull()
      .default(sql`0`),
    state: text().$type<PledgeState>().notNull(),
    /** Keyed hash of the key in the donor's own link; lets a visitor come back to the receipt. */
    keyHash: text().notNull(),
    locale: text().notNull().default('fa'),
    /** Version of the giver's terms that its page showed. */
    termsNumber: integer(),
    purpose: text().notNull().default('giving'),
    retainUntil: civilDay().notNull(),
    /** Since when it names nobody any more. */
    erasedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index('pledge_project').on(t.projectId),
    index('pledge_account').on(t.donorAccountId),
    index('pledge_mobile')
      .on(t.donorMobile)
      .where(sql`donor_account_id is null and donor_mobile is not null`),
    index('pledge_retention').on(t.retainUntil, t.id),
    index('pledge_open')
      .on(t.expiresAt, t.id)
      .where(sql`state = 'open'`),
    unique('pledge_key').on(t.keyHash),
  ],
);
