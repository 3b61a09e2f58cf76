import type { VolunteerStatus } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId, sealed } from '../columns.ts';
import { account } from '../ground/identity.ts';
import { county, province } from '../ground/places.ts';

export const volunteer = pgTable(
  'volunteer',
  {
    id: primaryId(),
    /** Null while an imported person shares a number with someone else: no sign-in until an officer settles it. */
    accountId: uuid()
      .unique()
      .references(() => account.id),
    mobile: text().notNull(),
    firstName: text(),
    lastName: text(),
    /** `nameKey` of both names, written with them; null where there is no name, or until `volunteers.key-names` came by. */
    nameKey: text(),
    gender: text().$type<'woman' | 'man'>(),
    /** At their word; null where nobody said it yet. */
    bornOn: civilDay(),
    /** When they come of age, written with it: `adultOn` of the domain. */
    adultOn: civilDay(),
    /** The number of their paper, as `parsePaper` stores it: a national ID, a FIDA code or a passport. */
    nationalIdSealed: sealed(),
    /** Keyed hash of the same: equality without the number. Papers of two kinds never meet. */
    nationalIdIndex: text(),
    /** Since when an office vouches for the national ID. Until then it is a claim, which keeps nobody else from theirs. */
    nationalIdProvenAt: instant(),
    profession: text(),
    provinceCode: text().references(() => province.code),
    countyCode: text().references(() => county.code),
    radiusKm: integer().notNull().default(25),
    isRemote: boolean().notNull().default(false),
    languages: text().array().notNull().default([]),
    weeklyHoursCap: smallint().notNull().default(8),
    status: text().$type<VolunteerStatus>().notNull().default('draft'),
    source: text().$type<'signup' | 'import' | 'demo'>().notNull(),
    importBatchId: uuid(),
    /** When the person themselves last said that all of this is right; null for imported people who never came. */
    confirmedAt: instant(),
    purpose: text().notNull().default('volunteering'),
    retainUntil: civilDay().notNull(),
    /** Since when it names nobody any more. */
    erasedAt: instant(),
    /** The record it was joined with: every read follows it there. It rests as a draft. */
    mergedInto: uuid().references((): AnyPgColumn => volunteer.id),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index('volunteer_province_profession').on(t.provinceCode, t.profession),
    // Whose licences wait in a county.
    index('volunteer_county').on(t.countyCode),
    index('volunteer_name').using('gin', sql`search_grams(name_key)`),
    index('volunteer_name_unkeyed')
      .on(t.id)
      .where(sql`name_key is null and coalesce(first_name, last_name) is not null`),
    index('volunteer_mobile').on(t.mobile),
    index('volunteer_national_id').on(t.nationalIdIndex),
    uniqueIndex('volunteer_national_id_proven')
      .on(t.nationalIdIndex)
      .where(sql`national_id_proven_at is not null`),
    index('volunteer_remote')
      .on(t.profession, t.id)
      .where(sql`is_remote`),
    index('volunteer_batch')
      .on(t.importBatchId)
      .where(sql`import_batch_id is not null`),
    index('volunteer_merged')
      .on(t.mergedInto)
      .where(sql`merged_into is not null`),
    index('volunteer_retention')
      .on(t.retainUntil, t.id)
      .where(sql`erased_at is null`),
  ],
);

/** Weekly windows in Tehran wall time; weekday 0 is Saturday, minutes from midnight. */
export const availabilityWindow = pgTable(
  'availability_window',
  {
    volunteerId: uuid()
      .notNull()
      .references(() => volunteer.id, { onDelete: 'cascade' }),
    weekday: smallint().notNull(),
    startMinute: smallint().notNull(),
    endMinute: smallint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.volunteerId, t.weekday, t.startMinute] })],
);
