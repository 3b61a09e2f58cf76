import type { AuthenticatorKind, RecoveryState, SeenDocument } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { bigint, boolean, index, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, primaryId, sealed } from '../columns.ts';
import { account } from './identity.ts';

/** A passkey, or an app that makes codes (TOTP). Ended, not deleted, so that its owner can be told since when it is gone. */
export const authenticator = pgTable(
  'authenticator',
  {
    id: primaryId(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    kind: text().$type<AuthenticatorKind>().notNull(),
    /** As its owner calls it. */
    name: text().notNull(),
    /** Of a passkey, in base64url, as the browser names it. */
    credentialId: text().unique('authenticator_credential'),
    publicKey: bytes(),
    /** How often it has signed, where it counts. */
    counter: bigint({ mode: 'number' }).notNull().default(0),
    /** Whether it may be kept on several devices, and is. */
    isSynced: boolean().notNull().default(false),
    isBackedUp: boolean().notNull().default(false),
    transports: text().array().notNull().default([]),
    /** Of TOTP. */
    secretSealed: sealed(),
    /** Half minute whose code was taken last: neither it nor an earlier one is taken again. */
    lastStep: bigint({ mode: 'number' }),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    endedAt: instant(),
    purpose: text().notNull().default('sign-in'),
  },
  (t) => [
    index('authenticator_account').on(t.accountId),
    index('authenticator_ended')
      .on(t.endedAt)
      .where(sql`ended_at is not null`),
  ],
);

/** A question to an authenticator, or the secret of a TOTP that is being set up: five minutes, answered once. */
export const authenticatorChallenge = pgTable(
  'authenticator_challenge',
  {
    id: primaryId(),
    use: text().$type<'sign-in' | 'confirm' | 'passkey' | 'totp'>().notNull(),
    /** Who may answer: a keyed hash of the browser, or the session. */
    boundTo: text().notNull(),
    /** In base64url; none for a TOTP. */
    challenge: text(),
    secretSealed: sealed(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('authenticator_challenge_end').on(t.expiresAt)],
);

/** A code on paper for when every authenticator is lost: a keyed hash, used once. */
export const recoveryCode = pgTable(
  'recovery_code',
  {
    id: primaryId(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    codeHash: text().notNull(),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [unique('recovery_code_one').on(t.accountId, t.codeHash)],
);

/**
 * Somebody who lost everything: two officers say who it is. In office, a text then brings the first authenticator anew; a member
 * (`toMobile`) signs in by another number from then on.
 */
export const accountRecovery = pgTable(
  'account_recovery',
  {
    id: primaryId(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    state: text().$type<RecoveryState>().notNull(),
    /** What they say of how it came. */
    note: text().notNull(),
    askedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    firstBy: uuid().references(() => account.id),
    firstName: text(),
    firstAt: instant(),
    secondBy: uuid().references(() => account.id),
    decidedAt: instant(),
    /** Until when a text brings the first authenticator; emptied by the one that came. */
    windowUntil: instant(),
    /** E.164: the member's new number, which they proved beside the first officer; null for somebody in office. */
    toMobile: text(),
    /** The document that the first and the second officer saw. */
    seen: text().$type<SeenDocument>(),
    seenAgain: text().$type<SeenDocument>(),
    purpose: text().notNull().default('recovery'),
  },
  (t) => [
    uniqueIndex('account_recovery_open')
      .on(t.accountId)
      .where(sql`state in ('asked', 'seconded')`),
    index('account_recovery_account').on(t.accountId, t.id),
    index('account_recovery_age').on(t.askedAt),
  ],
);
