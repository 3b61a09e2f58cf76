import { doublePrecision, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';

export const province = pgTable('province', {
  code: text().primaryKey(),
  slug: text().notNull().unique(),
  nameFa: text().notNull(),
  nameEn: text().notNull(),
  sortFa: smallint().notNull(),
  population1395: integer().notNull(),
  latitude: doublePrecision().notNull(),
  longitude: doublePrecision().notNull(),
});

export const county = pgTable('county', {
  code: text().primaryKey(),
  provinceCode: text()
    .notNull()
    .references(() => province.code),
  nameFa: text().notNull(),
  nameEn: text(),
  latitude: doublePrecision(),
  longitude: doublePrecision(),
});
