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
        ('ledger_entry', 'ledger_entry_balanced'), ('ledger_entry', 'ledger_entry_open'),
        ('ledger_transaction', 'ledger_transaction_balanced')) as g(table_name, what)
      where not exists (select from pg_trigger t
        where t.tgrelid = g.table_name::regclass and t.tgname = g.what and t.tgenabled in ('O', 'A'))`,
  },
  {
    title: 'What was closed stands as it was closed: each balance kept is what the entries come to',
    sql: `select c.id, a.code, b.balance_irr as kept_irr, e.sum_irr
      from ledger_closing c join ledger_account a on a.province_code = c.province_code
      left join ledger_closing_balance b on b.closing_id = c.id and b.ledger_account_id = a.id
      left join lateral (select sum(e.amount_irr) as sum_irr from ledger_entry e
        join ledger_transaction t on t.id = e.transaction_id
        where e.ledger_account_id = a.id and t.recognised_on <= c.through_day) e on true
      where c.opened_at is null and coalesce(b.balance_irr, 0) <> coalesce(e.sum_irr, 0)`,
  },
];
