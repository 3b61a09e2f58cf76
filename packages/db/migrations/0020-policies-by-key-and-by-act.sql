-- The wall anew, for two reasons. Reading: a policy that looked into another table did it by `in (select …)`, which is a
-- scan of that table for one row; now it is the row's own columns, or one look by key, and who may see all comes first.
-- Writing: who could see a row could change it; now each table says who may add, change and remove, and who writes only
-- because the row is theirs cannot give themselves what an office gives.

-- Provinces for which the actor may write: officers have some, councils and auditors none.
create function app_desk() returns text[] language sql stable as $$
  select string_to_array(coalesce(current_setting('app.desk', true), ''), ',')
$$;
-- Who may write a table wherever: an act of the platform that was made for it, the nation's officers, the host's operator.
create function app_writes(guarded text) returns boolean language sql stable as $$
  select coalesce(current_setting('app.desk', true), '') = '*'
    or guarded = any (string_to_array(coalesce(current_setting('app.reach', true), ''), ','))
$$;

-- One policy for each of the four acts; null: nobody but who may write the table wherever.
-- `offset 0` keeps the planner from turning a look by key into a scan that it remembers.
create function pg_temp.wall(guarded text, reads text, adds text, changes text, changed text, removes text, also_reached text default null)
returns void language plpgsql as $$
declare
  former name;
  reached text := format('(select app_reaches(%L))', guarded)
    || coalesce(format(' or (select app_reaches(%L))', also_reached), '');
  written text := format('(select app_writes(%L))', guarded)
    || coalesce(format(' or (select app_writes(%L))', also_reached), '');
begin
  for former in select policyname from pg_policies where schemaname = 'public' and tablename = guarded
    and policyname in ('everywhere', 'own', 'province', 'public', 'with_volunteer', 'with_payment', 'province_notes',
      'with_batch', 'anyone_gives', 'anyone_is_noted', 'notify_anyone')
  loop
    execute format('drop policy %I on %I', former, guarded);
  end loop;
  execute format('create policy seen on %I for select to hamyar_app using (%s)', guarded, reached || coalesce(' or ' || reads, ''));
  execute format('create policy added on %I for insert to hamyar_app with check (%s)', guarded, written || coalesce(' or ' || adds, ''));
  execute format('create policy changed on %I for update to hamyar_app using (%s) with check (%s)', guarded,
    written || coalesce(' or ' || changes, ''), written || coalesce(' or ' || changed, ''));
  execute format('create policy removed on %I for delete to hamyar_app using (%s)', guarded, written || coalesce(' or ' || removes, ''));
end
$$;

do $$
declare
  -- The row's own columns.
  here text := 'province_code = any ((select app_provinces())::text[])';
  desk text := 'province_code = any ((select app_desk())::text[])';
  own text := 'account_id = (select app_account())';
  -- One look by its unique key, once a statement.
  own_volunteer text := 'volunteer_id = (select v.id from volunteer v where v.account_id = (select app_account()))';
  volunteer_of text := 'exists (select from volunteer v where v.id = volunteer_id and v.province_code = any ((select %s())::text[]) offset 0)';
  batch_of text := 'exists (select from import_batch b where b.id = batch_id and b.province_code = any ((select %s())::text[]) offset 0)';
  payment_of text := 'exists (select from payment p where p.id = payment_id and p.province_code = any ((select %s())::text[]) offset 0)';
  own_pledge text := '(select app_account()) is not null and exists (select from pledge g where g.id = pledge_id and g.donor_account_id = (select app_account()) offset 0)';
  own_payment text := '(select app_account()) is not null and exists (select from payment p join pledge g on g.id = p.pledge_id
    where p.id = payment_id and g.donor_account_id = (select app_account()) offset 0)';
  -- What a volunteer may make of an assignment by themselves.
  answered text := 'state in (''accepted'', ''declined'', ''withdrawn'', ''rejected'', ''lapsed'', ''not_needed'')';
begin
  perform pg_temp.wall('account', 'id = (select app_account())', null, 'id = (select app_account())', 'id = (select app_account())', null);
  perform pg_temp.wall('role_grant', own, null, null, null, null);
  perform pg_temp.wall('otp_challenge', null, null, null, null, null);
  perform pg_temp.wall('otp_budget', null, null, null, null, null);
  perform pg_temp.wall('session', own, null, null, null, null);
  perform pg_temp.wall('refresh_token', null, null, null, null, null);
  perform pg_temp.wall('known_browser', null, null, null, null, null);
  perform pg_temp.wall('kept_form', own, null, null, null, null);
  perform pg_temp.wall('notification', own, own || ' or (select app_desk()) <> ''{}''', own, own, null);
  perform pg_temp.wall('message_attempt', null, null, null, null, null);
  -- Nobody signs with another's name.
  perform pg_temp.wall('audit', here, 'actor_kind in (''visitor'', ''person'', ''staff'') and actor_id is not distinct from (select app_account())::text', null, null, null);

  perform pg_temp.wall('volunteer', own || ' or ' || here,
    '(' || own || ' and source = ''signup'') or ' || desk, own || ' or ' || desk, own || ' or ' || desk, null);
  perform pg_temp.wall('availability_window', own_volunteer || ' or ' || format(volunteer_of, 'app_provinces'),
    own_volunteer || ' or ' || format(volunteer_of, 'app_desk'), own_volunteer || ' or ' || format(volunteer_of, 'app_desk'),
    own_volunteer || ' or ' || format(volunteer_of, 'app_desk'), own_volunteer || ' or ' || format(volunteer_of, 'app_desk'), 'volunteer');
  perform pg_temp.wall('credential', own_volunteer || ' or ' || here,
    '(' || own_volunteer || ' and verified_at is null and rejected_at is null and revoked_at is null) or ' || desk,
    own_volunteer || ' or ' || desk, own_volunteer || ' or ' || desk, null);
  perform pg_temp.wall('assignment', own_volunteer || ' or ' || here,
    '(' || own_volunteer || ' and source = ''self'' and state = ''accepted'') or ' || desk,
    own_volunteer || ' or ' || desk, '(' || own_volunteer || ' and ' || answered || ') or ' || desk, null);
  perform pg_temp.wall('need', 'status <> ''draft'' or ' || here, desk, desk, desk, null);
  perform pg_temp.wall('role_slot', 'true', desk, desk, desk, null);
  perform pg_temp.wall('matching_run', here, desk, desk, desk, null);
  perform pg_temp.wall('matching_snapshot', here, null, null, null, null);
  perform pg_temp.wall('matching_approval', here, desk, null, null, null);
  perform pg_temp.wall('matching_setting', here, desk, desk, desk, null);

  perform pg_temp.wall('project', 'status <> ''draft'' or ' || here, desk, desk, desk, null);
  perform pg_temp.wall('pledge', 'donor_account_id = (select app_account()) or ' || here, null, desk, desk, null);
  perform pg_temp.wall('payment', here || ' or ' || own_pledge, null, desk, desk, null);
  perform pg_temp.wall('payment_event', format(payment_of, 'app_provinces') || ' or ' || own_payment,
    format(payment_of, 'app_desk'), null, null, null, 'payment');
  perform pg_temp.wall('payment_resolution', here, desk, desk, desk, null);
  perform pg_temp.wall('receipt', here || ' or ' || own_payment, desk, null, null, null, 'payment');
  perform pg_temp.wall('contribution', here, desk, null, null, null);
  perform pg_temp.wall('goal', 'true', desk, desk, desk, null);
  perform pg_temp.wall('import_batch', here, desk, desk, desk, null);
  perform pg_temp.wall('import_rejected_row', format(batch_of, 'app_provinces'), format(batch_of, 'app_desk'), null, null,
    format(batch_of, 'app_desk'), 'import_batch');
end
$$;

-- Columns that a person cannot change in a row that is theirs: what others prove, decide or rely on.
create function own_row_keeps() returns trigger language plpgsql as $$
declare
  was jsonb;
  becomes jsonb;
  kept text;
begin
  -- The owner's own functions, an act made for this table, an office for its province.
  if current_user <> 'hamyar_app' or app_writes(tg_table_name) then return new; end if;
  was := to_jsonb(old);
  becomes := to_jsonb(new);
  if was ->> 'province_code' = any (app_desk()) then return new; end if;
  foreach kept in array tg_argv loop
    if was -> kept is distinct from becomes -> kept then
      raise exception '% of one''s own % is not one''s own to change', kept, tg_table_name using errcode = '42501';
    end if;
  end loop;
  return new;
end
$$;
create trigger own_row_keeps before update on account for each row
  execute function own_row_keeps('id', 'mobile', 'is_demo', 'purpose', 'erased_at', 'created_at');
create trigger own_row_keeps before update on volunteer for each row
  execute function own_row_keeps('id', 'account_id', 'mobile', 'source', 'import_batch_id', 'purpose', 'erased_at', 'created_at');
create trigger own_row_keeps before update on assignment for each row
  execute function own_row_keeps('id', 'role_slot_id', 'need_id', 'volunteer_id', 'province_code', 'during', 'source',
    'run_id', 'score', 'explanation', 'created_at');
create trigger own_row_keeps before update on credential for each row
  execute function own_row_keeps('id', 'volunteer_id', 'verified_at', 'verified_by', 'verification_method', 'rejected_at',
    'rejection_reason', 'rejection_note', 'revoked_at', 'revoked_by', 'revocation_reason', 'revocation_note');
-- What an officer confirmed stays what it was when they did.
create trigger own_confirmed_row_keeps before update on credential for each row when (old.verified_at is not null)
  execute function own_row_keeps('profession', 'issuing_body', 'number_sealed', 'number_index', 'number_tail', 'level',
    'valid_from', 'valid_to', 'submitted_at');
create trigger own_recheck_keeps before update on credential for each row when (old.recheck_since is not null)
  execute function own_row_keeps('recheck_since');
create trigger own_row_keeps before update on notification for each row
  execute function own_row_keeps('id', 'account_id', 'recipient_mobile', 'template', 'params', 'link', 'purpose', 'retain_until', 'created_at');
