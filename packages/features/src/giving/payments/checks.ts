import type { FeatureCheck } from '../../kit/feature.ts';

const counted = `('verified', 'posted', 'receipted', 'refund_requested', 'refunded_partly', 'refunded')`;

/** Invariant 2 of the product: verified payments, captures and receipts stand one to one. */
export const paymentsChecks: readonly FeatureCheck[] = [
  {
    title:
      'Every verified payment has exactly one capture of exactly its amount, and no other payment has any',
    sql: `select p.id, p.state, coalesce(p.taken_irr, p.amount_irr) as amount_irr, count(distinct t.id) as captures, sum(e.amount_irr) as captured_irr
      from payment p
      left join ledger_transaction t on t.kind = 'capture' and t.ref_type = 'payment' and t.ref_id = p.id
      left join ledger_entry e on e.transaction_id = t.id and e.amount_irr > 0
      group by p.id
      having count(distinct t.id) <> (case when p.state in ${counted} then 1 else 0 end)
        or (p.state in ${counted} and sum(e.amount_irr) is distinct from coalesce(p.taken_irr, p.amount_irr))`,
  },
  {
    title: 'Every capture belongs to a payment',
    sql: `select t.id, t.ref_id from ledger_transaction t
      where t.kind = 'capture' and not exists (select from payment p where p.id = t.ref_id)`,
  },
  {
    title: 'Refunds of a payment are not more than its capture',
    sql: `select t.ref_id, sum(e.amount_irr) filter (where t.kind = 'refund') as refunded_irr
      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id and e.amount_irr > 0
      where t.ref_type = 'payment' and t.kind in ('capture', 'refund')
      group by t.ref_id
      having coalesce(sum(e.amount_irr) filter (where t.kind = 'refund'), 0)
        > coalesce(sum(e.amount_irr) filter (where t.kind = 'capture'), 0)`,
  },
  {
    title: 'Receipts and postings stand one to one',
    sql: `select p.id, p.state, r.code from payment p left join receipt r on r.payment_id = p.id
      where (r.id is not null) <> (p.state in ${counted})`,
  },
  {
    title: 'Receipt numbers of a province and year run without gaps',
    sql: `select province_code, serial_year, count(*) as receipts, max(serial_number) as last_number
      from receipt group by 1, 2 having count(*) <> max(serial_number)`,
  },
  {
    title: 'What is paid of a pledge = its payments that count',
    sql: `select p.id, p.paid_irr, sum(coalesce(y.taken_irr, y.amount_irr)) as counted_irr
      from pledge p left join payment y on y.pledge_id = p.id and y.state in ${counted}
      group by p.id having p.paid_irr <> coalesce(sum(coalesce(y.taken_irr, y.amount_irr)), 0)`,
  },
  {
    title: 'A payment stands where its last noted move took it',
    sql: `select p.id, p.state, e.to_state from payment p
      join lateral (select to_state from payment_event where payment_id = p.id order by id desc limit 1) e on true
      where e.to_state <> p.state`,
  },
];
