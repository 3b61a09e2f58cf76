import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { province } from './ground/places.ts';

/** Who did what to what, in the same transaction as the change. Append-only. */
export const audit = pgTable(
  'audit',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    at: instant().notNull().defaultNow(),
    actorKind: text().notNull(),
    actorId: text(),
    action: text().notNull(),
    targetType: text().notNull(),
    targetId: text().notNull(),
    provinceCode: text().references(() => province.code),
    /** Names of changed fields and ids; never personal values. */
    detail: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    index('audit_target').on(t.targetType, t.targetId),
    index('audit_province').on(t.provinceCode, t.id),
  ],
);
