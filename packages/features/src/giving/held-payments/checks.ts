import type { FeatureCheck } from '../../kit/feature.ts';

/** Held money stands in suspense or is owed back, to the rial, and nothing left there by one person alone. */
export const heldPaymentsChecks: readonly FeatureCheck[] = [
  {
    title: 'What stands in suspense = the held payments, province by province',
    sql: standing('suspense', 'mismatch'),
  },
  {
    title: 'What is owed back = the refunds that are due, province by province',
    sql: standing('refunds_payable', 'held_refund_due'),
  },
  {
    title: 'What left suspense was confirmed, in that amount, by somebody else than its proposer',
    sql: `select p.id, p.state, count(c.id) as confirmed from payment p
      left join payment_resolution c on c.payment_id = p.id and c.state = 'confirmed'
        and c.decided_by <> c.proposed_by and c.amount_irr = p.taken_irr
        and c.kind = case when p.state in ('held_refund_due', 'held_refunded') then 'refund' else 'accept' end
      where p.held_at is not null
      group by p.id having count(c.id) <> case when p.state = 'mismatch' then 0 else 1 end`,
  },
  {
    title: 'Nothing held has counted while it was held or given back',
    sql: `select p.id, p.state from payment p
      join ledger_transaction t on t.kind = 'capture' and t.ref_type = 'payment' and t.ref_id = p.id
      where p.state in ('mismatch', 'held_refund_due', 'held_refunded')`,
  },
];

function standing(account: string, state: string): string {
  return `with booked as (
      select substr(a.code, ${account.length + 2}) as province_code, -sum(e.amount_irr) as irr
      from ledger_account a join ledger_entry e on e.ledger_account_id = a.id
      where a.code like '${account}:%' group by 1),
    held as (
      select province_code, sum(taken_irr) as irr from payment
      where state = '${state}' and taken_irr is not null group by 1)
    select province_code, booked.irr as booked_irr, held.irr as held_irr
    from booked full join held using (province_code)
    where coalesce(booked.irr, 0) <> coalesce(held.irr, 0)`;
}
