ALTER TABLE "pledge" ADD COLUMN "paid_irr" bigint DEFAULT 0 NOT NULL;

-- What was paid before this migration, by the payments that count.
update pledge p set paid_irr = counted.irr from (
  select pledge_id, sum(coalesce(taken_irr, amount_irr)) as irr from payment
  where state in ('verified', 'posted', 'receipted', 'refund_requested', 'refunded_partly', 'refunded')
  group by pledge_id) counted
where counted.pledge_id = p.id;
alter table pledge add constraint pledge_paid_not_negative check (paid_irr >= 0);

-- What two officers make of held money is called a resolution. Data, guards and policies go along.
alter table payment_cure rename to payment_resolution;
alter function payment_cure_keeps() rename to payment_resolution_keeps;
alter trigger payment_cure_keeps on payment_resolution rename to payment_resolution_keeps;
alter index payment_cure_payment rename to payment_resolution_payment;
alter index payment_cure_one rename to payment_resolution_one;
do $$
declare
  old_name name;
begin
  for old_name in select conname from pg_constraint
    where conrelid = 'payment_resolution'::regclass and conname like 'payment\_cure\_%'
  loop
    execute format('alter table payment_resolution rename constraint %I to %I', old_name,
      replace(old_name, 'payment_cure_', 'payment_resolution_'));
  end loop;
end
$$;
-- Messages that stand in inboxes; the audit log keeps the words it was written in.
update notification set template = replace(template, 'payment_cure_', 'payment_resolution_')
  where template in ('payment_cure_waiting', 'payment_cure_dropped');
