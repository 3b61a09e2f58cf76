import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../columns.ts';
import { province } from './places.ts';

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
    /** Whose personal data was looked at: that account may read the row. */
    subjectAccountId: uuid(),
    /** Names of changed fields and ids; never personal values. */
    detail: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    index('audit_target').on(t.targetType, t.targetId, t.id),
    index('audit_province').on(t.provinceCode, t.id),
    // Who came to a province and who left it.
    index('audit_moves')
      .on(t.provinceCode, t.id)
      .where(sql`action = 'volunteer.moved'`),
    index('audit_actor').on(t.actorId, t.id),
    index('audit_subject')
      .on(t.subjectAccountId, t.id)
      .where(sql`subject_account_id is not null`),
    // Rows lie in the order of their time, so that a day is a few blocks.
    index('audit_day').using('brin', t.at),
  ],
);

/**
 * The chain over the rows of `audit`: each link's hash holds the row and the link before. Refers to its row by number
 * alone, so that a row that somebody removed is missed.
 */
export const auditLink = pgTable(
  'audit_link',
  {
    /** Its place, counted from one without gaps. */
    seq: bigint({ mode: 'number' }).primaryKey(),
    auditId: bigint({ mode: 'number' }).notNull().unique(),
    hash: bytes().notNull(),
    sealedAt: instant().notNull(),
  },
  (t) => [index('audit_link_sealed').on(t.sealedAt, t.seq)],
);
