import { bigint, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { civilDay, instant, irr, primaryId } from '../columns.ts';

/** `gateway:zarinpal`, `bank:IR-09`, `goods:IR-09`, `contributions:IR-09:cash` … */
export const ledgerAccount = pgTable('ledger_account', {
  id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  code: text().notNull().unique(),
});

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
  (t) => [unique('ledger_transaction_once').on(t.kind, t.refType, t.refId)],
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
