import type { ClosureTreatment, OccasionKind } from '@hamyar/domain';
import { index, integer, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { account } from './identity.ts';
import { county, province } from './places.ts';

/** A Solar Hijri year whose official table was imported: its days stand for the computed ones. */
export const calendarYear = pgTable('calendar_year', {
  year: smallint().primaryKey(),
  /** Where the table was published, in words. */
  source: text().notNull(),
  importedBy: uuid().references(() => account.id),
  importedAt: instant().notNull(),
});

/** A day of an imported table. */
export const calendarDay = pgTable(
  'calendar_day',
  {
    id: primaryId(),
    year: smallint()
      .notNull()
      .references(() => calendarYear.year),
    day: civilDay().notNull(),
    name: text().notNull(),
    kind: text().$type<OccasionKind>().notNull(),
  },
  (t) => [uniqueIndex('calendar_day_once').on(t.year, t.day, t.name)],
);

/** Which weekdays are free from a day on, Saturday 0; null is the nation's, a province's own comes before it. */
export const weekendLaw = pgTable(
  'weekend_law',
  {
    id: primaryId(),
    provinceCode: text().references(() => province.code),
    startsOn: civilDay().notNull(),
    offDays: smallint().array().notNull(),
    halfDays: smallint().array().notNull(),
    decidedBy: uuid().references(() => account.id),
    decidedAt: instant().notNull(),
  },
  (t) => [unique('weekend_law_once').on(t.provinceCode, t.startsOn).nullsNotDistinct()],
);

/** Days on which a county, or a whole province, is closed, and what becomes of their shifts. */
export const closure = pgTable(
  'closure',
  {
    id: primaryId(),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    /** Null: the whole province. */
    countyCode: text().references(() => county.code),
    startsOn: civilDay().notNull(),
    endsOn: civilDay().notNull(),
    /** Of the list `closure_reason`. */
    reason: text().notNull(),
    treatment: text().$type<ClosureTreatment>().notNull(),
    /** How many days later moved shifts take place. */
    moveDays: integer(),
    closedBy: uuid().references(() => account.id),
    closedAt: instant().notNull(),
    /** When people are told; until then it can be taken back. */
    toldAt: instant().notNull(),
    liftedBy: uuid().references(() => account.id),
    liftedAt: instant(),
    /** Of the form that closed it: posted twice, it is one closure. */
    formKey: uuid().notNull().unique(),
    formDigest: text().notNull(),
  },
  (t) => [
    index('closure_days').on(t.endsOn, t.provinceCode),
    index('closure_province').on(t.provinceCode, t.id),
  ],
);
