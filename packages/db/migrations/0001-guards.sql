-- What the application must not be able to break: the database holds it by itself.

create extension if not exists btree_gist;

do $$
begin
  if not exists (select from pg_roles where rolname = 'hamyar_app') then
    create role hamyar_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end
$$;

-- Closed sets of states ------------------------------------------------------------------------

alter table assignment add constraint assignment_state_known check (state in (
  'proposed', 'offered', 'accepted', 'confirmed', 'checked_in', 'completed', 'hours_approved',
  'declined', 'lapsed', 'withdrawn', 'rejected', 'no_show', 'not_needed', 'cancelled_by_need'));
alter table payment add constraint payment_state_known check (state in (
  'created', 'requested', 'redirected', 'callback_ok', 'callback_nok', 'verifying', 'verify_unknown', 'mismatch',
  'verified', 'posted', 'receipted', 'refund_requested', 'refunded_partly', 'refunded', 'failed', 'expired'));
alter table need add constraint need_status_known check (status in ('draft', 'open', 'closed', 'cancelled'));
alter table need add constraint need_days_in_order check (ends_on >= starts_on);
alter table project add constraint project_status_known check (status in ('draft', 'open', 'funded', 'closed'));
alter table pledge add constraint pledge_state_known check (state in ('open', 'fulfilled', 'expired', 'cancelled'));
alter table pledge add constraint pledge_amount_positive check (amount_irr > 0);
alter table payment add constraint payment_amount_positive check (amount_irr > 0);
alter table shift add constraint shift_times_in_order check (ends_at > starts_at);
alter table availability_window add constraint availability_window_sane
  check (weekday between 0 and 6 and start_minute >= 0 and end_minute <= 1440 and start_minute < end_minute);
alter table contribution add constraint contribution_kind_known check (kind in ('cash', 'goods', 'service'));
alter table contribution add constraint contribution_amount_positive check (amount_irr > 0);
alter table volunteer add constraint volunteer_status_known check (status in ('draft', 'active', 'paused'));
alter table role_grant add constraint role_known check (role in ('officer', 'council', 'national', 'auditor'));
alter table import_batch add constraint import_batch_state_known check (state in (
  'uploaded', 'previewing', 'needs_answers', 'previewed', 'committing', 'committed', 'failed', 'discarded'));
-- The same file of the same office is one import, unless the earlier one came to nothing.
create unique index import_batch_same_file on import_batch (kind, coalesce(province_code, ''), file_sha256)
  where state not in ('failed', 'discarded');
alter table goal add constraint goal_version_once unique (province_code, measure, year, version);

-- Capacity and double booking ------------------------------------------------------------------

alter table role_slot add constraint role_slot_count_positive check (count > 0);
alter table role_slot add constraint role_slot_capacity check (taken between 0 and count);

create function holds_place(state text) returns boolean language sql immutable parallel safe as $$
  select state in ('accepted', 'confirmed', 'checked_in', 'completed', 'hours_approved')
$$;

-- The row lock on the slot puts concurrent acceptances in a queue; the check above refuses the one too many.
create function role_slot_follow() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  before_holds boolean := tg_op <> 'INSERT' and holds_place(old.state);
  after_holds boolean := tg_op <> 'DELETE' and holds_place(new.state);
begin
  if tg_op = 'UPDATE' and (old.role_slot_id <> new.role_slot_id or old.volunteer_id <> new.volunteer_id) then
    raise exception 'an assignment keeps its slot and its volunteer';
  end if;
  if after_holds and not before_holds then
    update role_slot set taken = taken + 1 where id = new.role_slot_id;
  elsif before_holds and not after_holds then
    update role_slot set taken = taken - 1 where id = old.role_slot_id;
  end if;
  return null;
end
$$;
create trigger role_slot_follow after insert or update or delete on assignment
  for each row execute function role_slot_follow();

alter table assignment add constraint assignment_no_overlap
  exclude using gist (volunteer_id with =, during with &&) where (holds_place(state));

-- Ledger: append-only, sums to zero ------------------------------------------------------------

alter table ledger_entry add constraint ledger_entry_not_zero check (amount_irr <> 0);

-- All legs of a transaction come in one statement and sum to zero; nobody adds legs to it later. Checked a statement at
-- a time: half a million imported gifts must not cost a million function calls.
create function ledger_balanced() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  select a.transaction_id, a.total, a.legs into wrong
  from (select transaction_id, sum(amount_irr) as total, count(*) as legs from added group by transaction_id) a
  where a.total <> 0 or a.legs < 2
    or a.legs <> (select count(*) from ledger_entry e where e.transaction_id = a.transaction_id)
  limit 1;
  if found then
    raise exception 'ledger transaction % has % entries summing to %', wrong.transaction_id, wrong.legs, wrong.total
      using errcode = 'HY001';
  end if;
  return null;
end
$$;
create trigger ledger_entry_balanced after insert on ledger_entry
  referencing new table as added for each statement execute function ledger_balanced();

-- A transaction without any entry would pass the check above.
create function ledger_has_entries() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger_entry where transaction_id = new.id) then
    raise exception 'ledger transaction % has no entries', new.id using errcode = 'HY001';
  end if;
  return null;
end
$$;
create constraint trigger ledger_transaction_balanced after insert on ledger_transaction
  deferrable initially deferred for each row execute function ledger_has_entries();

create function append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'HY002';
end
$$;
create trigger append_only before update or delete on ledger_entry for each row execute function append_only();
create trigger append_only before update or delete on ledger_transaction for each row execute function append_only();
create trigger append_only before update or delete on audit for each row execute function append_only();
create trigger append_only before update or delete on payment_event for each row execute function append_only();
create trigger append_only_truncate before truncate on ledger_entry for each statement execute function append_only();
create trigger append_only_truncate before truncate on ledger_transaction for each statement execute function append_only();
create trigger append_only_truncate before truncate on audit for each statement execute function append_only();

-- A recorded contribution waits to be folded into the totals -----------------------------------

create function contribution_waits() returns trigger language plpgsql as $$
begin
  insert into contribution_pending (contribution_id) select id from recorded;
  return null;
end
$$;
create trigger contribution_waits after insert on contribution
  referencing new table as recorded for each statement execute function contribution_waits();

-- The outbox rings once per statement; the payload is empty because a notification is only a hint.
create function outbox_ring() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end
$$;
create trigger outbox_ring after insert on outbox for each statement execute function outbox_ring();

-- Row-level security: the second wall ----------------------------------------------------------
-- Every transaction says who acts and where; with nothing said, nothing is seen.

create function app_account() returns uuid language sql stable as $$
  select nullif(current_setting('app.account', true), '')::uuid
$$;
create function app_everywhere() returns boolean language sql stable as $$
  select coalesce(current_setting('app.provinces', true), '') = '*'
$$;
create function app_provinces() returns text[] language sql stable as $$
  select string_to_array(coalesce(current_setting('app.provinces', true), ''), ',')
$$;

do $$
declare
  guarded text;
begin
  foreach guarded in array array[
    'account', 'role_grant', 'otp_challenge', 'otp_budget', 'session', 'refresh_token',
    'volunteer', 'availability_window', 'credential',
    'need', 'role_slot', 'assignment', 'matching_run',
    'project', 'pledge', 'payment', 'payment_event', 'receipt',
    'contribution', 'goal', 'import_batch', 'import_rejected_row', 'audit', 'notification', 'message_attempt']
  loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    -- The owner's own functions (capacity trigger, session lookup) must work where the owner is no superuser.
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy everywhere on %I to hamyar_app using ((select app_everywhere())) with check ((select app_everywhere()))', guarded);
  end loop;
  foreach guarded in array array['need', 'role_slot', 'assignment', 'matching_run', 'project', 'payment', 'receipt', 'pledge',
    'contribution', 'goal', 'import_batch', 'volunteer', 'credential']
  loop
    execute format('create policy province on %I to hamyar_app using (province_code = any ((select app_provinces())::text[])) with check (province_code = any ((select app_provinces())::text[]))', guarded);
  end loop;
end
$$;

create policy own on account to hamyar_app using (id = (select app_account())) with check (id = (select app_account()));
create policy own on session for select to hamyar_app using (account_id = (select app_account()));
create policy own on role_grant for select to hamyar_app using (account_id = (select app_account()));
create policy own on volunteer to hamyar_app
  using (account_id = (select app_account())) with check (account_id = (select app_account()));
create policy with_volunteer on availability_window to hamyar_app
  using (volunteer_id in (select id from volunteer)) with check (volunteer_id in (select id from volunteer));
create policy own on credential to hamyar_app
  using (volunteer_id in (select id from volunteer where account_id = (select app_account())))
  with check (volunteer_id in (select id from volunteer where account_id = (select app_account())));
create policy own on assignment to hamyar_app
  using (volunteer_id in (select id from volunteer where account_id = (select app_account())))
  with check (volunteer_id in (select id from volunteer where account_id = (select app_account())));
create policy public on need for select to hamyar_app using (status <> 'draft');
create policy public on role_slot for select to hamyar_app using (true);
create policy public on project for select to hamyar_app using (status <> 'draft');
create policy public on goal for select to hamyar_app using (true);
create policy own on pledge for select to hamyar_app using (donor_account_id = (select app_account()));
create policy anyone_gives on pledge for insert to hamyar_app
  with check (donor_account_id is null or donor_account_id = (select app_account()));
create policy own on payment for select to hamyar_app
  using (pledge_id in (select id from pledge where donor_account_id = (select app_account())));
create policy own on receipt for select to hamyar_app using (payment_id in (select id from payment));
create policy with_payment on payment_event for select to hamyar_app using (payment_id in (select id from payment));
create policy with_batch on import_rejected_row to hamyar_app
  using (batch_id in (select id from import_batch)) with check (batch_id in (select id from import_batch));
create policy own on notification to hamyar_app
  using (account_id = (select app_account())) with check (account_id = (select app_account()));
create policy anyone_is_noted on audit for insert to hamyar_app with check (true);
create policy province on audit for select to hamyar_app
  using (province_code = any ((select app_provinces())::text[]));
create policy notify_anyone on notification for insert to hamyar_app with check (true);

-- Who a session belongs to and what it may do: one read per request, without opening the tables to visitors.
create function session_actor(wanted uuid) returns table (account_id uuid, display_name text, locale text, is_volunteer boolean, grants jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.account_id, a.display_name, a.locale,
    exists (select from volunteer v where v.account_id = s.account_id and v.status <> 'draft'),
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'provinceCode', g.province_code) order by g.granted_at)
              from role_grant g where g.account_id = s.account_id and g.revoked_at is null), '[]'::jsonb)
  from session s join account a on a.id = s.account_id
  where s.id = wanted and s.revoked_at is null and s.expires_at > now()
$$;

-- Rights of the application: it owns nothing -----------------------------------------------------

grant usage on schema public to hamyar_app;
grant select, insert, update, delete on all tables in schema public to hamyar_app;
revoke insert, update, delete on schema_migration, province, county from hamyar_app;
revoke update, delete on ledger_transaction, ledger_entry, audit, payment_event from hamyar_app;
revoke delete on account, need, assignment, pledge, payment, receipt, contribution, goal from hamyar_app;
revoke all on function session_actor(uuid) from public;
grant execute on function session_actor(uuid) to hamyar_app;
