-- The books of a province are closed month after month: what is recognised by the last closed day stands as it stands.
alter table ledger_account add column province_code text generated always as (substring(code from 'IR-[0-9]{2}')) stored;
create index ledger_account_province on ledger_account (province_code, id);
create index ledger_transaction_recognised on ledger_transaction (recognised_on, id);
create table ledger_closing (
  id uuid primary key default uuidv7() not null,
  province_code text not null constraint ledger_closing_province_code_province_code_fk references province(code),
  through_day date not null,
  closed_at timestamp with time zone not null,
  closed_by uuid,
  opened_at timestamp with time zone,
  opened_by uuid,
  opened_reason text
);
create unique index ledger_closing_standing on ledger_closing (province_code, through_day) where (opened_at is null);
create index ledger_closing_of on ledger_closing (province_code, closed_at);
create table ledger_closing_balance (
  closing_id uuid not null constraint ledger_closing_balance_closing_id_ledger_closing_id_fk references ledger_closing(id),
  ledger_account_id bigint not null
    constraint ledger_closing_balance_ledger_account_id_ledger_account_id_fk references ledger_account(id),
  balance_irr numeric(38, 0) not null,
  constraint ledger_closing_balance_closing_id_ledger_account_id_pk primary key (closing_id, ledger_account_id)
);
alter table ledger_closing add constraint ledger_closing_opened check (num_nulls(opened_at, opened_reason) in (0, 2));
create trigger append_only before delete on ledger_closing for each row execute function append_only();
create trigger append_only before update or delete on ledger_closing_balance for each row execute function append_only();
create trigger only_these_change before update on ledger_closing for each row
  execute function only_these_change('opened_at', 'opened_by', 'opened_reason');
create trigger nothing_taken_back before update on ledger_closing for each row
  when (old.opened_at is not null) execute function nothing_taken_back();
grant select, insert, update on ledger_closing to hamyar_app;
grant select, insert on ledger_closing_balance to hamyar_app;
revoke delete, truncate on ledger_closing from hamyar_app;
revoke update, delete, truncate on ledger_closing_balance from hamyar_app;

-- Which months are closed anybody may know; the balances are the staff's. A desk closes its own, the nation's opens again.
do $$
declare
  guarded text;
  here text := 'province_code = any ((select app_desk())::text[])';
  closed_here text := 'exists (select from ledger_closing c where c.id = closing_id
    and c.province_code = any ((select app_desk())::text[]) offset 0)';
begin
  foreach guarded in array array['ledger_closing', 'ledger_closing_balance'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy seen on %I for select to hamyar_app using (%s)', guarded, case guarded
      when 'ledger_closing' then 'true'
      else format('(select app_reaches(%L)) or (select app_provinces()) <> ''{}''', guarded) end);
    execute format('create policy added on %I for insert to hamyar_app with check ((select app_writes(%L)) or %s)', guarded,
      guarded, case guarded when 'ledger_closing' then here else closed_here end);
    execute format('create policy changed on %I for update to hamyar_app using (%2$s) with check (%2$s)', guarded,
      format('(select app_writes(%L))', guarded));
    execute format('create policy removed on %I for delete to hamyar_app using ((select app_writes(%1$L)))', guarded);
  end loop;
end
$$;

-- Whoever posts and whoever closes wait for each other; then the closing is seen, and nothing slips in behind it.
create function ledger_is_open() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  touched text[];
  shut record;
begin
  select array_agg(distinct a.province_code order by a.province_code) into touched
  from added e join ledger_account a on a.id = e.ledger_account_id where a.province_code is not null;
  if touched is null then return null; end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('ledger.closing:' || code, 0)) from unnest(touched) as code;
  select c.province_code, c.through_day into shut
  from ledger_closing c
  where c.province_code = any (touched) and c.opened_at is null and exists (
    select from added e join ledger_account a on a.id = e.ledger_account_id
      join ledger_transaction t on t.id = e.transaction_id
    where a.province_code = c.province_code and t.recognised_on <= c.through_day)
  limit 1;
  if found then
    raise exception 'the books of % are closed through %', shut.province_code, shut.through_day using errcode = 'HY003';
  end if;
  return null;
end
$$;
create trigger ledger_entry_open after insert on ledger_entry
  referencing new table as added for each statement execute function ledger_is_open();
