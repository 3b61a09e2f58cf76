import type { FileKind, FilePurpose, FileState } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { account } from './identity.ts';
import { province } from './places.ts';

/** What somebody uploaded; its bytes lie in the store under `stored_name`. */
export const storedFile = pgTable(
  'stored_file',
  {
    id: primaryId(),
    purpose: text().$type<FilePurpose>().notNull(),
    /** What it belongs to: the licence, the import. */
    subjectId: uuid().notNull(),
    /** The person whose it is; null for an office's. */
    ownerAccountId: uuid().references(() => account.id),
    /** The office that may look at it; null for the nation. */
    provinceCode: text().references(() => province.code),
    kind: text().$type<FileKind>().notNull(),
    state: text().$type<FileState>().notNull().default('quarantined'),
    /** As whoever sent it calls it. */
    fileName: text().notNull(),
    /** Name in the store, made by us. */
    storedName: text().notNull().unique(),
    /** Of the bytes as they came, by which the same file is known again. */
    sentSha256: text().notNull(),
    /** Of the bytes as they are stored. */
    sha256: text().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    /** Points, of an image. */
    width: integer(),
    height: integer(),
    /** The scanner's own word for what it found. */
    finding: text(),
    examinedAt: instant(),
    createdAt: instant().notNull(),
    retainUntil: civilDay().notNull(),
    /** Since when nobody may open it any more; its bytes and this row go with the next turn of erasure. */
    forgottenAt: instant(),
  },
  (t) => [
    index('stored_file_subject').on(t.purpose, t.subjectId),
    uniqueIndex('stored_file_same')
      .on(t.purpose, t.subjectId, t.sentSha256)
      .where(sql`forgotten_at is null and state <> 'refused'`),
    index('stored_file_owner').on(t.ownerAccountId),
    index('stored_file_retention').on(t.retainUntil, t.id),
    index('stored_file_forgotten')
      .on(t.id)
      .where(sql`forgotten_at is not null`),
    index('stored_file_waiting')
      .on(t.id)
      .where(sql`state in ('quarantined', 'unscanned')`),
  ],
);
