-- Closed lists; `packages/domain` says the same.
alter table complaint
  add constraint complaint_kind_known check (kind in ('safety', 'volunteer', 'staff', 'money', 'privacy', 'other')),
  add constraint complaint_severity_known check (severity in ('minor', 'serious', 'severe')),
  add constraint complaint_state_known check (state in ('received', 'triaged', 'in_hearing', 'proposed', 'decided', 'appealed', 'closed')),
  add constraint complaint_level_known check (level in ('province', 'nation')),
  add constraint complaint_finding_known check (finding in ('unfounded', 'upheld', 'referred')),
  add constraint complaint_outcome_known check (outcome in ('unfounded', 'upheld', 'referred', 'withdrawn')),
  add constraint complaint_place check (province_code is not null or level = 'nation'),
  -- Two people decide what is severe, and nobody judges themselves.
  add constraint complaint_two_people check (decided_by is null or severity is distinct from 'severe' or decided_by <> proposed_by),
  add constraint complaint_not_own check (concerned_account_id is null
    or (concerned_account_id is distinct from decided_by and concerned_account_id is distinct from proposed_by)),
  add constraint complaint_bar check (bar_until is null or (severity = 'severe' and finding = 'upheld'));
alter table complaint_entry
  add constraint complaint_entry_sides check (by in ('reporter', 'concerned', 'office') and "to" in ('reporter', 'concerned', 'office'));
alter table person_bar
  add constraint person_bar_kind check ((kind = 'bar' and until is not null) or (kind = 'suspension' and until is null));
-- Somebody is suspended once for a case.
create unique index person_bar_one on person_bar (complaint_id, kind) where ended_at is null;

-- What was reported stays as it was said until it is erased, and so does what a side wrote.
create function complaint_keeps() returns trigger language plpgsql as $$
begin
  if (new.id, new.number, new.created_at, new.province_code, new.in_danger, new.by_phone, new.form_key)
      is distinct from (old.id, old.number, old.created_at, old.province_code, old.in_danger, old.by_phone, old.form_key)
    or (new.words_sealed is not null and new.words_sealed is distinct from old.words_sealed)
    or (old.level = 'nation' and new.level <> 'nation') then
    raise exception 'what was reported stays as it was said' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger complaint_keeps before update on complaint for each row execute function complaint_keeps();
create trigger only_these_change before update on complaint_entry for each row execute function only_these_change('text_sealed');
create trigger append_only before delete on complaint_entry for each row execute function append_only();
create trigger append_only before delete on complaint for each row execute function append_only();
create trigger only_these_change before update on person_bar for each row
  execute function only_these_change('account_id', 'national_id_index', 'ended_at', 'ended_by');
create trigger append_only before delete on person_bar for each row execute function append_only();

-- Whether an account gets no offers at an instant: by itself, or by the national ID of whoever stands behind it. Says nothing of why.
create function is_barred(account uuid, national_id text, at_instant timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from person_bar b where b.account_id = account and b.ended_at is null
      and (b.until is null or at_instant < (b.until + 1)::timestamp at time zone 'Asia/Tehran'))
    or exists (select from person_bar b where b.national_id_index = national_id and b.ended_at is null
      and (b.until is null or at_instant < (b.until + 1)::timestamp at time zone 'Asia/Tehran'))
$$;
revoke all on function is_barred(uuid, text, timestamptz) from public;
grant execute on function is_barred(uuid, text, timestamptz) to hamyar_app;

-- Whoever comes back under another account with the same number takes their bar along; `mobiles` are keyed hashes.
create function bind_bars(accounts uuid[], mobiles text[]) returns integer
language sql volatile security definer set search_path = pg_catalog, public as $$
  with bound as (
    update person_bar b set account_id = come.account
    from unnest(accounts, mobiles) as come(account, mobile)
    where b.mobile_index = come.mobile and b.ended_at is null and b.account_id is distinct from come.account
    returning 1)
  select count(*)::integer from bound
$$;
revoke all on function bind_bars(uuid[], text[]) from public;
grant execute on function bind_bars(uuid[], text[]) to hamyar_app;

-- Whether somebody reported a case: nobody handles their own. Tells no more than that of whoever asks.
create function reported_by_me(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from complaint_reporter r where r.complaint_id = wanted and r.account_id = app_account())
$$;
revoke all on function reported_by_me(uuid) from public;
grant execute on function reported_by_me(uuid) to hamyar_app;

grant select, insert, update on complaint, complaint_entry, person_bar to hamyar_app;
grant select, insert, update, delete on complaint_reporter to hamyar_app;
grant usage on sequence complaint_number_seq to hamyar_app;

do $$
declare
  guarded text;
  -- Administrators handle complaints; never the one that concerns them, and a province none that is the nation's.
  handled text := 'concerned_account_id is distinct from (select app_account()) and ((select app_staff()) = ''{*}''
    or (level = ''province'' and province_code = any ((select app_staff())::text[])))';
  of_case text := 'exists (select from complaint c where c.id = complaint_id offset 0)';
  open_to text;
begin
  foreach guarded in array array['complaint', 'complaint_reporter', 'complaint_entry', 'person_bar'] loop
    open_to := format('(select app_made_for(%L))', guarded);
    if guarded = 'complaint' then open_to := open_to || ' or (' || handled || ')'; end if;
    if guarded in ('complaint_entry', 'person_bar') then open_to := open_to || ' or ' || of_case; end if;
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy seen on %I for select to hamyar_app using (%s)', guarded, open_to);
    execute format('create policy added on %I for insert to hamyar_app with check (%s)', guarded,
      case when guarded = 'complaint' then '(select app_made_for(''complaint''))' else open_to end);
    execute format('create policy changed on %I for update to hamyar_app using (%s) with check (true)', guarded, open_to);
    execute format('create policy removed on %I for delete to hamyar_app using ((select app_made_for(%L)))', guarded, guarded);
  end loop;
end
$$;
