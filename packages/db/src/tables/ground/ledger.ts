import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, irr, irrSum, primaryId } from '../columns.ts';
import { province } from './places.ts';

/** `gateway:zarinpal`, `bank:IR-09`, `goods:IR-09`, `contributions:IR-09:cash` … */
export const ledgerAccount = pgTable(
  'ledger_account',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    code: text().notNull().unique(),
    /** Read from the code; null: of the nation. */
    provinceCode: text().generatedAlwaysAs(sql`substring(code from 'IR-[0-9]{2}')`),
  },
  (t) => [index('ledger_account_province').on(t.provinceCode, t.id)],
);

/** A transaction; (kind, refType, refId) is unique, so the same fact is posted at most once. */
export const ledgerTransaction = pgTable(
  'ledger_transaction',
  {
    id: primaryId(),
    kind: text().notNull(),
    refType: text().notNull(),
    refId: uuid().notNull(),
    /** Civil day in Tehran on which the fact counts. */
    recognisedOn: civilDay().notNull(),
    postedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique('ledger_transaction_once').on(t.kind, t.refType, t.refId),
    index('ledger_transaction_recognised').on(t.recognisedOn, t.id),
  ],
);

/** Append-only leg; the legs of a transaction sum to zero (deferred trigger). */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    transactionId: uuid()
      .notNull()
      .references(() => ledgerTransaction.id),
    ledgerAccountId: bigint({ mode: 'number' })
      .notNull()
      .references(() => ledgerAccount.id),
    amountIrr: irr().notNull(),
  },
  (t) => [
    index('ledger_entry_transaction').on(t.transactionId),
    index('ledger_entry_account').on(t.ledgerAccountId),
  ],
);

/** The books of a province are closed through a day: nothing more is recognised by it, until the nation opens them again. */
export const ledgerClosing = pgTable(
  'ledger_closing',
  {
    id: primaryId(),
    provinceCode: text()
      .notNull()
      .references(() => province.code),
    /** Last day of a Solar Hijri month. */
    throughDay: civilDay().notNull(),
    closedAt: instant().notNull(),
    /** Null: the operator of the host. */
    closedBy: uuid(),
    openedAt: instant(),
    openedBy: uuid(),
    openedReason: text(),
  },
  (t) => [
    uniqueIndex('ledger_closing_standing')
      .on(t.provinceCode, t.throughDay)
      .where(sql`opened_at is null`),
    index('ledger_closing_of').on(t.provinceCode, t.closedAt),
  ],
);

/** What each account of the province came to when it was closed: where every later sum begins. */
export const ledgerClosingBalance = pgTable(
  'ledger_closing_balance',
  {
    closingId: uuid()
      .notNull()
      .references(() => ledgerClosing.id),
    ledgerAccountId: bigint({ mode: 'number' })
      .notNull()
      .references(() => ledgerAccount.id),
    balanceIrr: irrSum().notNull(),
  },
  (t) => [primaryKey({ columns: [t.closingId, t.ledgerAccountId] })],
);
