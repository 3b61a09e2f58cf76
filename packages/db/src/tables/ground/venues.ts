import type { AccessAnswer, LicenceKind, VenueKind, VenueState } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { bigint, doublePrecision, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { account } from './identity.ts';
import { county, province } from './places.ts';

/** Where help happens. A home is shown to its office and to whoever has a place in it, and to nobody else. */
export const venue = pgTable(
  'venue',
  {
    id: primaryId(),
    /** Short public number: `/venues/101`. */
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ startWith: 101 }).unique(),
    kind: text().$type<VenueKind>().notNull(),
    /** Of a non-government centre: its kind of licence by Article 26. */
    licenceKind: text().$type<LicenceKind>(),
    name: text().notNull(),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    countyCode: text()
      .notNull()
      .references(() => county.code),
    address: text().notNull().default(''),
    lat: doublePrecision(),
    lon: doublePrecision(),
    /** The place's own line, as people dial it. */
    phone: text(),
    stepFree: text().$type<AccessAnswer>().notNull().default('unknown'),
    lift: text().$type<AccessAnswer>().notNull().default('unknown'),
    accessibleToilet: text().$type<AccessAnswer>().notNull().default('unknown'),
    /** When it is open, in the office's words. */
    hours: text().notNull().default(''),
    rooms: jsonb().$type<readonly { name: string; capacity: number | null }[]>().notNull().default([]),
    state: text().$type<VenueState>().notNull(),
    createdBy: uuid().references(() => account.id),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    formKey: uuid().unique(),
    formDigest: text(),
    purpose: text().notNull().default('service at a home'),
    /** Of a home: the day on which its address goes, unless somebody is still to come there. */
    retainUntil: civilDay(),
    erasedAt: instant(),
  },
  (t) => [
    index('venue_province').on(t.provinceCode, t.id),
    index('venue_county').on(t.countyCode, t.state, t.id),
    index('venue_retention')
      .on(t.retainUntil, t.id)
      .where(sql`retain_until is not null and erased_at is null`),
  ],
);
