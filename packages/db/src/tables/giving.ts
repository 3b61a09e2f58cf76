import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
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
import type { CureKind, PaymentState } from '@hamyar/domain';
import { civilDay, instant, irr, primaryId } from './columns.ts';
import { account } from './identity.ts';
import { county, province } from './places.ts';

/** Something money can finish: a target in rials and in units. */
export const project = pgTable(
  'project',
  {
    id: primaryId(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ startWith: 101 }).unique(),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    countyCode: text().references(() => county.code),
    theme: text().notNull(),
    titleFa: text().notNull(),
    titleEn: text(),
    summaryFa: text().notNull(),
    summaryEn: text(),
    targetIrr: irr().notNull(),
    unitLabelFa: text().notNull(),
    unitLabelEn: text(),
    unitCount: integer().notNull(),
    status: text().$type<'draft' | 'open' | 'funded' | 'closed'>().notNull(),
    isDemo: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index('project_province_status').on(t.provinceCode, t.status)],
);

/** An intention to give. It counts nowhere until money is verified. */
export const pledge = pgTable(
  'pledge',
  {
    id: primaryId(),
    projectId: uuid()
      .notNull()
      .references(() => project.id),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    donorAccountId: uuid().references(() => account.id),
    donorName: text(),
    donorMobile: text(),
    isAnonymous: boolean().notNull().default(false),
    amountIrr: irr().notNull(),
    state: text().$type<'open' | 'fulfilled' | 'expired' | 'cancelled'>().notNull(),
    /** Keyed hash of the key in the donor's own link; lets a visitor come back to the receipt. */
    keyHash: text().notNull(),
    locale: text().notNull().default('fa'),
    purpose: text().notNull().default('giving'),
    retainUntil: civilDay().notNull(),
    /** Since when it names nobody any more. */
    erasedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index('pledge_project').on(t.projectId),
    index('pledge_account').on(t.donorAccountId),
    unique('pledge_key').on(t.keyHash),
  ],
);

/** One attempt to pay a pledge; a pledge may have many. */
export const payment = pgTable(
  'payment',
  {
    id: primaryId(),
    pledgeId: uuid()
      .notNull()
      .references(() => pledge.id),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    amountIrr: irr().notNull(),
    gateway: text().notNull(),
    authority: text().unique(),
    state: text().$type<PaymentState>().notNull(),
    referenceId: text(),
    cardMask: text(),
    verifiedAt: instant(),
    /** Another amount by the gateway's list: written down before it is verified. */
    toldIrr: irr(),
    /** What was taken, when that is not what was asked: verified, or vouched for by two people. */
    takenIrr: irr(),
    /** Since when it was held for another amount; stays when that is settled. */
    heldAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    /** When the clock last asked the gateway about it, its creation until then: whoever waited longest is next. */
    askedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique('payment_gateway_reference').on(t.gateway, t.referenceId),
    index('payment_pledge').on(t.pledgeId),
    index('payment_state').on(t.state, t.updatedAt),
    index('payment_silent')
      .on(t.askedAt, t.id)
      .where(sql`state in ('created', 'requested', 'redirected')`),
  ],
);

/** Every move of a payment, append-only. */
export const paymentEvent = pgTable(
  'payment_event',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    paymentId: uuid()
      .notNull()
      .references(() => payment.id),
    fromState: text(),
    toState: text().notNull(),
    at: instant().notNull(),
    detail: jsonb().$type<Record<string, string | number>>(),
  },
  (t) => [index('payment_event_payment').on(t.paymentId)],
);

/** What one officer proposed for a held payment, and what another one made of it. */
export const paymentCure = pgTable(
  'payment_cure',
  {
    id: primaryId(),
    paymentId: uuid()
      .notNull()
      .references(() => payment.id),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    kind: text().$type<CureKind>().notNull(),
    amountIrr: irr().notNull(),
    /** Of the gateway's statement, when a person had to read the amount there. */
    reference: text(),
    reason: text().notNull(),
    state: text().$type<'proposed' | 'confirmed' | 'dropped'>().notNull(),
    proposedBy: uuid()
      .notNull()
      .references(() => account.id),
    /** Names as they stood then: the office's own record of a decision. */
    proposerName: text(),
    proposedAt: instant().notNull(),
    decidedBy: uuid().references(() => account.id),
    deciderName: text(),
    decidedAt: instant(),
    decisionNote: text(),
    /** Who gives the money back: empty while the gateway is still being asked to. */
    refundRoute: text().$type<'gateway' | 'hand'>(),
    refundReference: text(),
    refundedAt: instant(),
  },
  (t) => [index('payment_cure_payment').on(t.paymentId)],
);

/** Serial per province and Solar Hijri year: `1405/09/000123`. */
export const receipt = pgTable(
  'receipt',
  {
    id: primaryId(),
    paymentId: uuid()
      .notNull()
      .unique()
      .references(() => payment.id),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    serialYear: smallint().notNull(),
    serialNumber: integer().notNull(),
    /** Ten-character public code for the verification page. */
    code: text().notNull().unique(),
    issuedAt: instant().notNull(),
  },
  (t) => [unique('receipt_serial').on(t.provinceCode, t.serialYear, t.serialNumber)],
);

export const receiptCounter = pgTable(
  'receipt_counter',
  {
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    serialYear: smallint().notNull(),
    lastNumber: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceCode, t.serialYear] })],
);
