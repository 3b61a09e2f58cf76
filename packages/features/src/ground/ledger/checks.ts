import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariant 1 of the product: every transaction sums to zero and has at least two legs. */
export const ledgerChecks: readonly FeatureCheck[] = [
  {
    title: 'Every ledger transaction sums to zero and has at least two entries',
    sql: `select t.id, t.kind, count(e.id) as entries, coalesce(sum(e.amount_irr), 0) as sum_irr
      from ledger_transaction t left join ledger_entry e on e.transaction_id = t.id
      group by t.id having count(e.id) < 2 or coalesce(sum(e.amount_irr), 0) <> 0`,
  },
  {
    title: 'The ledger as a whole sums to zero',
    sql: `select sum(amount_irr) as sum_irr from ledger_entry having sum(amount_irr) <> 0`,
  },
  {
    title: 'Nothing may update, delete or truncate the ledger: its guards stand',
    sql: `select g.table_name, g.what from (values ('ledger_entry', 'append_only'), ('ledger_transaction', 'append_only'),
        ('ledger_entry', 'append_only_truncate'), ('ledger_transaction', 'append_only_truncate'),
        ('ledger_entry', 'ledger_entry_balanced'), ('ledger_transaction', 'ledger_transaction_balanced')) as g(table_name, what)
      where not exists (select from pg_trigger t
        where t.tgrelid = g.table_name::regclass and t.tgname = g.what and t.tgenabled in ('O', 'A'))`,
  },
];
