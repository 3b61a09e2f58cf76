import type { ListName, ReasonKind, TermState } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';

/** A term of a list: its code stands for ever, what it is called stands in versions. */
export const listTerm = pgTable(
  'list_term',
  {
    list: text().$type<ListName>().notNull(),
    code: text().notNull(),
    state: text().$type<TermState>().notNull(),
    /** Among the terms of its list, or of its parent: from 1. */
    place: integer().notNull(),
    /** The list of `parentCode`: that of stages of life for services. */
    parentList: text()
      .$type<ListName>()
      .generatedAlwaysAs(sql`case list when 'service' then 'life_stage' end`),
    parentCode: text(),
    /** What the code understands of a reason; it never changes. */
    kind: text().$type<ReasonKind>(),
    createdAt: instant().notNull(),
    createdBy: uuid(),
    /** Null in what every platform begins with. */
    formKey: uuid().unique(),
    formDigest: text(),
  },
  (t) => [
    primaryKey({ columns: [t.list, t.code] }),
    foreignKey({
      name: 'list_term_parent',
      columns: [t.parentList, t.parentCode],
      foreignColumns: [t.list, t.code],
    }),
    index('list_term_children').on(t.parentList, t.parentCode),
  ],
);

/** What a term is called, each time in both languages; the highest number holds. */
export const listTermVersion = pgTable(
  'list_term_version',
  {
    id: primaryId(),
    list: text().$type<ListName>().notNull(),
    code: text().notNull(),
    number: integer().notNull(),
    nameFa: text().notNull(),
    nameEn: text().notNull(),
    /** Other spellings, by which spreadsheets are read. */
    synonyms: text().array().notNull().default([]),
    /** Codes of the themes that a service belongs to. */
    themes: text().array().notNull().default([]),
    /** What a limit is, in whole numbers of what its name says, and from when on. */
    value: integer(),
    holdsFrom: instant(),
    /** Why it was worded so. */
    note: text(),
    recordedAt: instant().notNull(),
    recordedBy: uuid(),
  },
  (t) => [
    unique('list_term_version_number').on(t.list, t.code, t.number),
    foreignKey({
      name: 'list_term_version_term',
      columns: [t.list, t.code],
      foreignColumns: [listTerm.list, listTerm.code],
    }),
  ],
);
