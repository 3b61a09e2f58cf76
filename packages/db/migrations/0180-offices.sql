-- Offices: how each is reached, which accounts and terminals take money for it; and the statements of the platform.
create table office_version (
  id uuid primary key default uuidv7(),
  province_code text constraint office_version_province_code_province_code_fk references province(code),
  number integer not null,
  address_fa text not null,
  address_en text,
  postal_code text,
  latitude double precision,
  longitude double precision,
  phone text not null,
  hours_fa text not null,
  hours_en text,
  email text,
  messenger text,
  sms_line text,
  protection_role_fa text not null,
  protection_role_en text,
  protection_phone text not null,
  protection_email text,
  access_fa text,
  access_en text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  constraint office_version_number unique nulls not distinct (province_code, number),
  constraint office_version_counts check (number > 0),
  constraint office_version_point check (num_nulls(latitude, longitude) in (0, 2)),
  constraint office_version_postal check (postal_code ~ '^[1-9][0-9]{9}$')
);
create trigger append_only before update or delete on office_version for each row execute function append_only();

create table office_account (
  id uuid primary key default uuidv7(),
  province_code text constraint office_account_province_code_province_code_fk references province(code),
  kind text not null constraint office_account_kind check (kind in ('bank', 'terminal')),
  intention text not null,
  purpose text,
  sheba text,
  owner_name text,
  provider text,
  tested_at timestamptz,
  test_outcome text,
  valid_from date not null,
  valid_to date,
  made_at timestamptz not null,
  made_by uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  form_key uuid not null constraint "office_account_formKey_unique" unique,
  form_digest text not null,
  constraint office_account_bank check (case kind when 'bank' then sheba ~ '^IR[0-9]{24}$' and owner_name is not null and provider is null
    else provider is not null and sheba is null end),
  constraint office_account_two_people check (confirmed_by <> made_by),
  constraint office_account_tested check (num_nulls(tested_at, test_outcome) in (0, 2)),
  constraint office_account_terminal_tested check (kind = 'bank' or confirmed_at is null or tested_at is not null),
  constraint office_account_ended check (num_nulls(ended_at, end_reason) in (0, 2)),
  constraint office_account_days check (valid_to >= valid_from)
);
create index office_account_of on office_account (province_code, kind, id);
create index office_account_open on office_account (province_code, intention) where confirmed_at is not null and ended_at is null;
create trigger append_only before delete on office_account for each row execute function append_only();
create trigger only_these_change before update on office_account for each row execute function only_these_change(
  'tested_at', 'test_outcome', 'confirmed_at', 'confirmed_by', 'ended_at', 'ended_by', 'end_reason');
-- A waiting one is confirmed by whoever acts, and what was confirmed or ended stays so.
create function office_account_signed() returns trigger language plpgsql as $$
begin
  if (old.confirmed_at is not null and (new.confirmed_at, new.confirmed_by) is distinct from (old.confirmed_at, old.confirmed_by))
    or (old.ended_at is not null and new is distinct from old) then
    raise exception 'what was confirmed or ended is not taken back' using errcode = 'HY002';
  end if;
  if old.confirmed_at is null and new.confirmed_at is not null and new.confirmed_by is distinct from app_account() then
    raise exception 'an account is confirmed by whoever acts' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger office_account_signed before update on office_account for each row execute function office_account_signed();

create table office_secret (
  account_id uuid primary key constraint office_secret_account_id_office_account_id_fk references office_account(id),
  merchant_sealed bytea not null
);
create trigger append_only before update or delete on office_secret for each row execute function append_only();

create table statement_version (
  id uuid primary key default uuidv7(),
  kind text not null constraint statement_version_kind check (kind in ('terms', 'privacy', 'accessibility')),
  number integer not null,
  text_fa text not null,
  text_en text not null,
  published_at timestamptz not null,
  published_by uuid,
  constraint statement_version_number unique (kind, number)
);
create trigger append_only before update or delete on statement_version for each row execute function append_only();

grant select, insert on office_version, office_secret, statement_version to hamyar_app;
grant select, insert, update on office_account to hamyar_app;
revoke update, delete, truncate on office_version, office_secret, statement_version from hamyar_app;
revoke delete, truncate on office_account from hamyar_app;

-- Administrators write what is theirs; everybody reads but secrets, terminals and accounts nobody confirmed.
do $$
declare
  guarded text;
  reads text;
  writes text;
  here text := 'province_code = any ((select app_staff())::text[])';
begin
  for guarded, reads, writes in values
    ('office_version', 'true', here),
    ('office_account', '(kind = ''bank'' and confirmed_at is not null) or (select app_reaches(''office_account''))
      or (select app_staff_seen()) = ''{*}'' or province_code = any ((select app_staff_seen())::text[])', here),
    ('office_secret', '''office_secret'' = any (string_to_array(coalesce(current_setting(''app.reach'', true), ''''), '',''))',
      'exists (select from office_account a where a.id = account_id and a.' || here || ' offset 0)'),
    ('statement_version', 'true', null) loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy seen on %I for select to hamyar_app using (%s)', guarded, reads);
    execute format('create policy added on %I for insert to hamyar_app with check ((select app_writes_staff(%1$L))%2$s)', guarded, coalesce(' or ' || writes, ''));
    execute format('create policy changed on %I for update to hamyar_app using ((select app_writes_staff(%1$L))%2$s) with check ((select app_writes_staff(%1$L))%2$s)',
      guarded, coalesce(' or ' || writes, ''));
    execute format('create policy removed on %I for delete to hamyar_app using ((select app_writes_staff(%1$L)))', guarded);
  end loop;
end
$$;
