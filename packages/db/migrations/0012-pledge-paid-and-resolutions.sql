ALTER TABLE "pledge" ADD COLUMN "paid_irr" bigint DEFAULT 0 NOT NULL;

-- What was paid before this migration, by the payments that count.
update pledge p set paid_irr = counted.irr from (
  select pledge_id, sum(coalesce(taken_irr, amount_irr)) as irr from payment
  where state in ('verified', 'posted', 'receipted', 'refund_requested', 'refunded_partly', 'refunded')
  group by pledge_id) counted
where counted.pledge_id = p.id;
alter table pledge add constraint pledge_paid_not_negative check (paid_irr >= 0);
