import type { KeyKind } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, primaryId, sealed } from '../columns.ts';

/** A key as everybody may know it; kept for ever, because what it signed is. */
export const signingKey = pgTable('signing_key', {
  /** `r26a`: letter of the kind, year, order. */
  kid: text().primaryKey(),
  kind: text().$type<KeyKind>().notNull(),
  /** Ed25519, 32 bytes. */
  publicKey: bytes().notNull(),
  notBefore: instant().notNull(),
  notAfter: instant().notNull(),
  /** Since when somebody else may have signed with it. */
  compromisedSince: instant(),
  /** Leaves of the log by then. */
  compromisedLogSize: bigint({ mode: 'number' }),
  compromiseReason: text(),
  createdAt: instant().notNull(),
});

/** The secret half of a key, as long as it signs. */
export const signingSecret = pgTable('signing_secret', {
  kid: text()
    .primaryKey()
    .references(() => signingKey.kid),
  /** Seed of the key pair, sealed for this key alone. */
  seedSealed: sealed().notNull(),
});

/** A document as it was signed, word for word; only its end is written later. */
export const signedDocument = pgTable(
  'signed_document',
  {
    id: primaryId(),
    kind: text().$type<'receipt'>().notNull(),
    /** The receipt. */
    subjectId: uuid().notNull(),
    kid: text()
      .notNull()
      .references(() => signingKey.kid),
    /** Twelve signs for whoever cannot scan. */
    code: text().notNull().unique(),
    statusList: integer().notNull(),
    statusIndex: integer().notNull(),
    document: bytes().notNull(),
    /** SHA-256, by which a document that somebody brings is found. */
    documentHash: bytes().notNull().unique(),
    /** Ties the document to its leaf of the log; forgotten when nothing may tie them any more. */
    nonce: bytes(),
    issuedAt: instant().notNull(),
    signedAt: instant().notNull(),
    revokedAt: instant(),
    revokedReason: text(),
  },
  (t) => [
    unique('signed_document_status').on(t.statusList, t.statusIndex),
    uniqueIndex('signed_document_subject')
      .on(t.kind, t.subjectId)
      .where(sql`revoked_at is null`),
    index('signed_document_kid').on(t.kid),
    index('signed_document_revoked')
      .on(t.statusList, t.statusIndex)
      .where(sql`revoked_at is not null`),
  ],
);

/** A status list as it is handed out: a signed token. */
export const statusList = pgTable('status_list', {
  number: integer().primaryKey(),
  token: text().notNull(),
  kid: text()
    .notNull()
    .references(() => signingKey.kid),
  revokedCount: integer().notNull(),
  builtAt: instant().notNull(),
});
