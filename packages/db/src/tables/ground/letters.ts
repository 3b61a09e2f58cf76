import type { StaffRoleCode } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId } from '../columns.ts';
import { province } from './places.ts';

/** What lies beside a letter, as it stood when the letter was issued. */
export interface LetterAttachment {
  readonly fileName: string;
  readonly bytes: number;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/** A letter of an office: a draft until it has its number, and from then on as it is. */
export const letter = pgTable(
  'letter',
  {
    id: primaryId(),
    /** Null: the office of the nation. */
    provinceCode: text().references(() => province.code),
    /** The same as numbers begin with: `IR-09`, of the nation `IR`. */
    office: text().generatedAlwaysAs(sql`coalesce(province_code, 'IR')`),
    addressee: text().notNull(),
    subject: text().notNull(),
    /** Plain paragraphs, one a line. */
    body: text().notNull(),
    attachments: jsonb().$type<readonly LetterAttachment[]>().notNull().default([]),
    serialYear: smallint(),
    serialNumber: integer(),
    /** Stands in its QR code: whoever has it sees that the letter is ours, and nothing of what it says. */
    code: text().unique(),
    /** SHA-256 of the facts in its PDF, in hexadecimal. */
    digest: text(),
    signerName: text(),
    signerRole: text().$type<StaffRoleCode>(),
    issuedOn: civilDay(),
    issuedAt: instant(),
    issuedBy: uuid(),
    withdrawnAt: instant(),
    withdrawnBy: uuid(),
    withdrawnReason: text(),
    createdBy: uuid(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    formKey: uuid().notNull().unique(),
    formDigest: text().notNull(),
    /** A draft goes on this day; of what was issued the words go. */
    retainUntil: civilDay().notNull(),
    erasedAt: instant(),
  },
  (t) => [
    unique('letter_number').on(t.office, t.serialYear, t.serialNumber),
    index('letter_office').on(t.office, t.id),
    index('letter_retention')
      .on(t.retainUntil, t.id)
      .where(sql`erased_at is null`),
  ],
);

/** The last number that an office gave in a Solar Hijri year; its row is locked until the letter stands. */
export const letterCounter = pgTable(
  'letter_counter',
  { office: text().notNull(), serialYear: smallint().notNull(), lastNumber: integer().notNull() },
  (t) => [primaryKey({ columns: [t.office, t.serialYear] })],
);
