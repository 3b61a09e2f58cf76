import type { ImportState, SheetKind, Why } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { account } from '../ground/identity.ts';
import { province } from '../ground/places.ts';

/** One uploaded spreadsheet on its way in; `state` moves as `features/desk/imports/policy.ts` says. */
export const importBatch = pgTable(
  'import_batch',
  {
    id: primaryId(),
    kind: text().$type<SheetKind>().notNull(),
    /** The office that uploads; null for the nation. */
    provinceCode: text().references(() => province.code),
    /** The only province whose rows may enter; null when any may. */
    onlyProvinceCode: text().references(() => province.code),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    fileBytes: bigint({ mode: 'number' }).notNull(),
    state: text().$type<ImportState>().notNull(),
    /** What a person settled or corrected: province, unit, kind, columns. */
    answers: jsonb().$type<unknown>().notNull().default({}),
    /** Counts the previews asked for: a late one of older answers is not written. */
    revision: integer().notNull().default(0),
    /** Sheet row the running job has reached. */
    progressRow: integer().notNull().default(0),
    /** What the preview found: headings, questions, counts, totals; lists in it are short. */
    preview: jsonb().$type<unknown>(),
    failure: jsonb().$type<{ reason: string }>(),
    committedRows: integer(),
    /** Accepted rows that were there already. */
    unchangedRows: integer(),
    createdBy: uuid().references(() => account.id),
    createdAt: instant().notNull().defaultNow(),
    committedAt: instant(),
    /** Why its gifts were taken back, by whom and since when. */
    undoReason: text(),
    undoneBy: uuid().references(() => account.id),
    undoneAt: instant(),
    undoneRows: integer(),
    /** Its gifts that other lists hold too: they stayed, and are theirs. */
    passedRows: integer(),
    purpose: text().notNull().default('import'),
    /** Until when the file and the cells kept of it may lie here; what was written from it has days of its own. */
    retainUntil: civilDay()
      .notNull()
      .default(sql`current_date + 30`),
    erasedAt: instant(),
  },
  (t) => [
    index('import_batch_list').on(t.provinceCode, t.id),
    index('import_batch_retention')
      .on(t.retainUntil, t.id)
      .where(sql`erased_at is null`),
  ],
);

/** Rows a preview refused, with the cell to mend; at most 10,000 a batch. */
export const importRejectedRow = pgTable(
  'import_rejected_row',
  {
    batchId: uuid()
      .notNull()
      .references(() => importBatch.id, { onDelete: 'cascade' }),
    row: integer().notNull(),
    reason: text().notNull(),
    field: text().notNull(),
    cellText: text().notNull(),
    /** What is wrong with the cell, more closely than the reason says. */
    why: jsonb().$type<Why>(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.row] })],
);

/** Cells of accepted rows to look at, and rows the platform holds already; at most 10,000 a batch. */
export const importWarning = pgTable(
  'import_warning',
  {
    batchId: uuid()
      .notNull()
      .references(() => importBatch.id, { onDelete: 'cascade' }),
    row: integer().notNull(),
    field: text().notNull(),
    /** From 0; null where the warning is about the row. */
    column: integer(),
    reason: text().notNull(),
    cellText: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.row, t.field, t.reason] })],
);
