import type { Device, Factor } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { civilDay, instant, primaryId, sealed } from '../columns.ts';
import { province } from './places.ts';

/** A person who can sign in. Volunteers, donors and staff are accounts with more rows beside them. */
export const account = pgTable(
  'account',
  {
    id: primaryId(),
    /** E.164, `+989…`; `released:<id>` once its number is somebody else's, `erased:<id>` once it names nobody. */
    mobile: text().notNull().unique(),
    displayName: text(),
    /** In which its texts are written: of the page it was made on, until its person chooses another. */
    locale: text().notNull().default('fa'),
    /** Fictitious person of the labelled demonstration. */
    isDemo: boolean().notNull().default(false),
    purpose: text().notNull().default('account'),
    retainUntil: civilDay().notNull(),
    /** Since when it names nobody any more. */
    erasedAt: instant(),
    /** When somebody last signed in; null for whoever never did since this is written. */
    signedInAt: instant(),
    /** Since when the number is theirs, where somebody else had it before; null: nobody is known to have had it. */
    numberSince: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index('account_retention')
      .on(t.retainUntil, t.id)
      .where(sql`erased_at is null`),
  ],
);

/**
 * What an account may do, where and when. A null province means the nation. Rows are never deleted: `validTo` ends them, so
 * that everybody's offices of any day can be read. Written by `give-grant.ts` and `end-grant.ts` alone, for `ground/staff`.
 */
export const roleGrant = pgTable(
  'role_grant',
  {
    id: primaryId(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    role: text().notNull(),
    provinceCode: text().references(() => province.code),
    /** Of a county officer, and of nobody else: one or more counties of the province. */
    countyCodes: text().array(),
    /** From this instant on, and before that one; null: until it is ended. */
    validFrom: instant().notNull().defaultNow(),
    validTo: instant(),
    /** The invitation that was accepted: who gave it, and who confirmed. */
    invitationId: uuid(),
    /** How the holder was called when they accepted; goes when the account is erased. */
    holderName: text(),
    /** Whose end it was, when, and why; empty where the end was agreed from the beginning. */
    endedBy: uuid().references(() => account.id),
    enderName: text(),
    endedAt: instant(),
    endReason: text(),
    /** Until when a suspension keeps the office from its holder; null: it never did. */
    suspendedUntil: instant(),
  },
  (t) => [
    index('role_grant_account').on(t.accountId),
    index('role_grant_place').on(t.provinceCode, t.validFrom, t.id),
    index('role_grant_since').on(t.validFrom, t.id),
    uniqueIndex('role_grant_invitation').on(t.invitationId),
  ],
);

/**
 * One question "is this number yours?": bound to the browser that asked, five tries, single use. While a number is asked
 * for by many, several challenges share the code of one text.
 */
export const otpChallenge = pgTable(
  'otp_challenge',
  {
    id: primaryId(),
    mobile: text().notNull(),
    codeHash: text().notNull(),
    /** The code itself, sealed, for the worker that sends it; emptied once handed to the provider. */
    codeSealed: sealed(),
    browserHash: text().notNull(),
    /** Language of the page that asked, in which its text is written and an account begins. */
    locale: text().notNull().default('fa'),
    /** Network that asked; null for challenges of before networks were counted. */
    network: text(),
    /** The challenge whose text carries the code; null: its own. */
    textId: uuid(),
    /** Whether the code of this text opens every challenge of the number. */
    isShared: boolean().notNull().default(false),
    digits: smallint().notNull().default(6),
    tries: smallint().notNull().default(0),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    /** Until when whoever typed the code may say who they are, of an account that slept; null: nothing is asked. */
    awaitsUntil: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index('otp_challenge_awaits')
      .on(t.browserHash, t.createdAt)
      .where(sql`awaits_until is not null`),
    index('otp_challenge_mobile').on(t.mobile, t.createdAt),
    index('otp_challenge_age').on(t.createdAt),
  ],
);

/** Counters of what is limited, kept here so that they hold when Redis does not. */
export const otpBudget = pgTable(
  'otp_budget',
  {
    /** `asked:<network>`, `used:<network>`, `texts:<prefix>`, `texts:all`, `told:+98…`, `wrong:+98…`, `pledges:<network>`. */
    subject: text().notNull(),
    windowStart: instant().notNull(),
    windowSeconds: integer().notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subject, t.windowSeconds, t.windowStart] }),
    index('otp_budget_age').on(t.windowStart),
  ],
);

/** Browsers that have signed an account in: whatever strangers do with its number, these get their code. */
export const knownBrowser = pgTable(
  'known_browser',
  {
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    browserHash: text().notNull(),
    lastUsedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.browserHash, t.accountId] }),
    index('known_browser_last').on(t.lastUsedAt),
  ],
);

/** A form that could not be taken because its sender's session had ended: kept half an hour, for their browser and account. */
export const keptForm = pgTable(
  'kept_form',
  {
    id: primaryId(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    browserHash: text().notNull(),
    /** Path and fields as JSON. */
    formSealed: sealed().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [index('kept_form_expiry').on(t.expiresAt)],
);

export const session = pgTable(
  'session',
  {
    id: primaryId(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    createdAt: instant().notNull().defaultNow(),
    /** Absolute end; idle ends come from the refresh tokens. */
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    revokedReason: text(),
    /** What was shown in it last, and when: see packages/domain/src/ground/authenticators.ts. */
    factor: text().$type<Factor>().notNull().default('text'),
    confirmedAt: instant(),
    /** Kind of device it was opened on, by what its browser calls itself. */
    device: text().$type<Device>(),
  },
  (t) => [index('session_account').on(t.accountId), index('session_end').on(t.expiresAt)],
);

/** Every refresh token ever issued in a session; using a spent one ends the session. */
export const refreshToken = pgTable(
  'refresh_token',
  {
    tokenHash: text().primaryKey(),
    sessionId: uuid()
      .notNull()
      .references(() => session.id),
    issuedAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    spentAt: instant(),
  },
  (t) => [index('refresh_token_session').on(t.sessionId)],
);
