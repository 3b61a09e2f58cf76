import { giftBounds } from '@hamyar/contracts';

export const pledgesChecks: readonly { title: string; sql: string }[] = [
  {
    title: 'A pledge is fulfilled exactly when it was paid but for less than a gateway would take',
    sql: `select p.id, p.state, p.amount_irr, coalesce(sum(coalesce(y.taken_irr, y.amount_irr)), 0) as posted_irr
      from pledge p left join payment y on y.pledge_id = p.id
        and y.state in ('verified', 'posted', 'receipted', 'refund_requested', 'refunded_partly', 'refunded')
      group by p.id
      having (p.state = 'fulfilled') <> (count(y.id) > 0
        and p.amount_irr - sum(coalesce(y.taken_irr, y.amount_irr)) < ${giftBounds.leastIrr})`,
  },
  {
    title: 'An erased pledge names nobody',
    sql: `select id from pledge where erased_at is not null
      and coalesce(donor_name, donor_mobile, donor_account_id::text) is not null`,
  },
];
