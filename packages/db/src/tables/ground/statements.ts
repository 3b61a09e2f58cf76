import type { StatementKind } from '@hamyar/domain';
import { integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';

/** Terms, privacy and accessibility as they were published, each time in both languages. */
export const statementVersion = pgTable(
  'statement_version',
  {
    id: primaryId(),
    kind: text().$type<StatementKind>().notNull(),
    number: integer().notNull(),
    textFa: text().notNull(),
    textEn: text().notNull(),
    publishedAt: instant().notNull(),
    publishedBy: uuid(),
  },
  (t) => [unique('statement_version_number').on(t.kind, t.number)],
);
