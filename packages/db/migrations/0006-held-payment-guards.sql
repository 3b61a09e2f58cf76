-- What the application must not be able to break around held payments.

alter table payment drop constraint payment_state_known;
alter table payment add constraint payment_state_known check (state in (
  'created', 'requested', 'redirected', 'callback_ok', 'callback_nok', 'verifying', 'verify_unknown', 'mismatch',
  'held_refund_due', 'held_refunded', 'verified', 'posted', 'receipted', 'refund_requested', 'refunded_partly', 'refunded',
  'failed', 'expired')) not valid;
alter table payment validate constraint payment_state_known;
alter table payment add constraint payment_taken_positive check (taken_irr > 0 and told_irr > 0);
create index payment_held on payment (held_at, id) where held_at is not null;

-- Held before this migration: since their last move, in an amount that nobody has noted.
update payment set held_at = updated_at where state = 'mismatch';

alter table payment_cure add constraint payment_cure_kind_known check (kind in ('accept', 'refund'));
alter table payment_cure add constraint payment_cure_state_known check (state in ('proposed', 'confirmed', 'dropped'));
alter table payment_cure add constraint payment_cure_route_known check (refund_route in ('gateway', 'hand'));
alter table payment_cure add constraint payment_cure_amount_positive check (amount_irr > 0);
alter table payment_cure add constraint payment_cure_decided check (
  (state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null));
-- Four eyes, whatever the application thinks: whoever proposed may take it back, never confirm it.
alter table payment_cure add constraint payment_cure_four_eyes check (state <> 'confirmed' or decided_by <> proposed_by);
create unique index payment_cure_one on payment_cure (payment_id) where state in ('proposed', 'confirmed');

-- What was proposed stays as it was read; only the decision and the refund are written later, each once.
create function payment_cure_keeps() returns trigger language plpgsql as $$
begin
  if (old.payment_id, old.province_code, old.kind, old.amount_irr, old.reference, old.reason, old.proposed_by, old.proposed_at)
      is distinct from
    (new.payment_id, new.province_code, new.kind, new.amount_irr, new.reference, new.reason, new.proposed_by, new.proposed_at)
    or (old.decided_at is not null and (old.state, old.decided_by, old.decided_at)
      is distinct from (new.state, new.decided_by, new.decided_at))
    or (old.refunded_at is not null and (old.refund_route, old.refund_reference, old.refunded_at)
      is distinct from (new.refund_route, new.refund_reference, new.refunded_at)) then
    raise exception 'a proposal for a held payment stays as it was read' using errcode = 'HY002';
  end if;
  return new;
end
$$;
create trigger payment_cure_keeps before update on payment_cure for each row execute function payment_cure_keeps();

alter table payment_cure enable row level security;
alter table payment_cure force row level security;
do $$
begin
  execute format('create policy owner_all on payment_cure to %I using (true) with check (true)', current_user);
end
$$;
create policy everywhere on payment_cure to hamyar_app
  using ((select app_everywhere())) with check ((select app_everywhere()));
create policy province on payment_cure to hamyar_app
  using (province_code = any ((select app_provinces())::text[]))
  with check (province_code = any ((select app_provinces())::text[]));
-- An officer who settles a held payment notes its moves.
create policy province_notes on payment_event for insert to hamyar_app
  with check (payment_id in (select id from payment where province_code = any ((select app_provinces())::text[])));

grant select, insert, update on payment_cure to hamyar_app;
