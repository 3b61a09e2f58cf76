import type { GiverWish, PaymentState } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import {
  bigint,
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
import { instant, irr, primaryId } from '../columns.ts';
import { officeAccount } from '../ground/offices.ts';
import { province } from '../ground/places.ts';
import { signedDocument } from '../ground/signing.ts';
import { pledge } from './pledges.ts';

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
    /** Of the office that it went through; null: the platform's own. */
    terminalId: uuid().references(() => officeAccount.id),
    authority: text().unique(),
    state: text().$type<PaymentState>().notNull(),
    referenceId: text(),
    cardMask: text(),
    verifiedAt: instant(),
    /** Another amount by the gateway's list: written down before it is verified. */
    toldIrr: irr(),
    /** What was taken, when that is not what was asked: verified, or vouched for by two people. */
    takenIrr: irr(),
    /** What its giver said should become of it while it is held. */
    giverWish: text().$type<GiverWish>(),
    /** Since when it was held; stays when that is settled. */
    heldAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    /** When the clock last asked the gateway about it, its creation until then: whoever waited longest is next. */
    askedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique('payment_gateway_reference').on(t.gateway, t.referenceId),
    index('payment_pledge').on(t.pledgeId),
    index('payment_terminal')
      .on(t.terminalId)
      .where(sql`terminal_id is not null`),
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
    /** Its signed form; null for the moment until it is signed. */
    documentId: uuid().references(() => signedDocument.id),
  },
  (t) => [
    unique('receipt_serial').on(t.provinceCode, t.serialYear, t.serialNumber),
    index('receipt_unsigned')
      .on(t.id)
      .where(sql`document_id is null`),
  ],
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
