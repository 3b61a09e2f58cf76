import { sql } from 'drizzle-orm';
import { doublePrecision, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId, sealed } from '../columns.ts';
import { province } from './places.ts';

/** How an office is reached, in versions: a change is a new row, and the highest number holds. */
export const officeVersion = pgTable(
  'office_version',
  {
    id: primaryId(),
    /** Null: the office of the nation. */
    provinceCode: text().references(() => province.code),
    number: integer().notNull(),
    addressFa: text().notNull(),
    addressEn: text(),
    postalCode: text(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    phone: text().notNull(),
    hoursFa: text().notNull(),
    hoursEn: text(),
    email: text(),
    messenger: text(),
    /** Line that texts of the office come from. */
    smsLine: text(),
    /** Who answers for people's data: an office, never a person's name. */
    protectionRoleFa: text().notNull(),
    protectionRoleEn: text(),
    protectionPhone: text().notNull(),
    protectionEmail: text(),
    /** What of the building somebody in a wheelchair, deaf or blind has to know. */
    accessFa: text(),
    accessEn: text(),
    recordedAt: instant().notNull().defaultNow(),
    recordedBy: uuid(),
  },
  (t) => [unique('office_version_number').on(t.provinceCode, t.number).nullsNotDistinct()],
);

/** A bank account or a gateway's terminal that takes gifts of a province for an intention. */
export const officeAccount = pgTable(
  'office_account',
  {
    id: primaryId(),
    provinceCode: text().references(() => province.code),
    kind: text().$type<'bank' | 'terminal'>().notNull(),
    /** Code of the list of intentions. */
    intention: text().notNull(),
    purpose: text(),
    /** Of a bank account. */
    sheba: text(),
    ownerName: text(),
    /** Of a terminal; its merchant id is sealed in `office_secret`. */
    provider: text(),
    testedAt: instant(),
    /** `passed`, or what the gateway said instead. */
    testOutcome: text(),
    validFrom: civilDay().notNull(),
    validTo: civilDay(),
    madeAt: instant().notNull(),
    madeBy: uuid(),
    confirmedAt: instant(),
    confirmedBy: uuid(),
    endedAt: instant(),
    endedBy: uuid(),
    endReason: text(),
    formKey: uuid().notNull().unique(),
    formDigest: text().notNull(),
  },
  (t) => [
    index('office_account_of').on(t.provinceCode, t.kind, t.id),
    index('office_account_open')
      .on(t.provinceCode, t.intention)
      .where(sql`${t.confirmedAt} is not null and ${t.endedAt} is null`),
  ],
);

/** Merchant ids, sealed; read by the acts that speak to a gateway and by nothing else. */
export const officeSecret = pgTable('office_secret', {
  accountId: uuid()
    .primaryKey()
    .references(() => officeAccount.id),
  merchantSealed: sealed().notNull(),
});
