import { integer, jsonb, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from './columns.ts';
import { account } from './identity.ts';
import { province } from './places.ts';

/** One uploaded spreadsheet on its way in: uploaded → previewed → committed, or failed. */
export const importBatch = pgTable(
  'import_batch',
  {
    id: primaryId(),
    kind: text().$type<'contributions' | 'volunteers' | 'needs'>().notNull(),
    /** The office that uploads; null for the nation. */
    provinceCode: text().references(() => province.code),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    /** Name inside the upload folder, made by us. */
    storedName: text().notNull(),
    state: text().notNull(),
    /** Columns as a person confirmed them. */
    mapping: jsonb().$type<unknown>(),
    /** What the preview found: counts, totals, headings. */
    preview: jsonb().$type<unknown>(),
    failure: jsonb().$type<{ reason: string; row?: number }>(),
    committedRows: integer(),
    createdBy: uuid().references(() => account.id),
    createdAt: instant().notNull().defaultNow(),
    committedAt: instant(),
  },
  (t) => [index('import_batch_list').on(t.provinceCode, t.createdAt)],
);
