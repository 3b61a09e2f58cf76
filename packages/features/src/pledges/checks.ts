export const pledgesChecks: readonly { title: string; sql: string }[] = [
  {
    title: 'A pledge is fulfilled exactly when a payment of it was posted',
    sql: `select p.id, p.state, count(y.id) as posted
      from pledge p left join payment y on y.pledge_id = p.id
        and y.state in ('verified', 'posted', 'receipted', 'refund_requested', 'refunded_partly', 'refunded')
      group by p.id having (p.state = 'fulfilled') <> (count(y.id) > 0)`,
  },
  {
    title: 'An erased pledge names nobody',
    sql: `select id from pledge where erased_at is not null
      and coalesce(donor_name, donor_mobile, donor_account_id::text) is not null`,
  },
];
