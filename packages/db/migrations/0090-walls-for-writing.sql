-- Tables without a wall could be written by whoever spoke to the database as the application: totals, shifts, numbers of
-- receipts, the ledger itself. What the public reads stays open to read; writing is for the acts that were made for it and
-- the offices of the province. Only settings are asked where rows come by the thousand, once a statement.

-- Triggers that keep the books look at and write rows that the writer need not see.
alter function contribution_waits() security definer set search_path = pg_catalog, public;
alter function ledger_balanced() security definer set search_path = pg_catalog, public;
alter function ledger_has_entries() security definer set search_path = pg_catalog, public;

-- One policy for each of the four acts, as in 0020; null: nobody but who may write the table wherever.
create function pg_temp.wall(guarded text, reads text, adds text, changes text, removes text) returns void language plpgsql as $$
declare
  reached text := format('(select app_reaches(%L))', guarded);
  written text := format('(select app_writes(%L))', guarded);
begin
  execute format('alter table %I enable row level security', guarded);
  execute format('alter table %I force row level security', guarded);
  execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
  execute format('create policy seen on %I for select to hamyar_app using (%s)', guarded, reached || coalesce(' or ' || reads, ''));
  execute format('create policy added on %I for insert to hamyar_app with check (%s)', guarded, written || coalesce(' or ' || adds, ''));
  execute format('create policy changed on %I for update to hamyar_app using (%2$s) with check (%2$s)', guarded,
    written || coalesce(' or ' || changes, ''));
  execute format('create policy removed on %I for delete to hamyar_app using (%s)', guarded, written || coalesce(' or ' || removes, ''));
end
$$;

do $$
declare
  here text := 'province_code = any ((select app_provinces())::text[])';
  desk text := 'province_code = any ((select app_desk())::text[])';
  staff text := '(select app_provinces()) <> ''{}''';
  officers text := '(select app_desk()) <> ''{}''';
  -- Two officers settle a held payment: its money moves by their hands.
  payment_of_desk text := 'ref_type = ''payment'' and exists (select from payment p where p.id = ref_id
    and p.province_code = any ((select app_desk())::text[]) offset 0)';
  need_of_desk text := 'exists (select from need n where n.id = need_id and n.province_code = any ((select app_desk())::text[]) offset 0)';
begin
  perform pg_temp.wall('shift', 'true', need_of_desk, need_of_desk, need_of_desk);
  perform pg_temp.wall('need_opening', 'true', null, null, null);
  perform pg_temp.wall('need_touched', 'true', null, null, null);
  perform pg_temp.wall('contribution_pending', 'true', null, null, null);
  perform pg_temp.wall('contribution_total', 'true', null, null, null);
  perform pg_temp.wall('contribution_recorded', 'true', null, null, null);
  perform pg_temp.wall('project_total', 'true', null, null, null);
  perform pg_temp.wall('receipt_counter', here, desk, desk, null);
  perform pg_temp.wall('ledger_account', staff, officers, null, null);
  perform pg_temp.wall('ledger_transaction', staff, payment_of_desk, null, null);
  -- Legs come with their transaction in one statement and none is added later: who may open it decides.
  perform pg_temp.wall('ledger_entry', staff, officers, null, null);
end
$$;
