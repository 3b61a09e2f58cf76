-- County officers: staff of one or more counties of one province. What they write of needs waits as a draft for the officer
-- of the province; they see the people of their counties and change none of them.
alter table role_grant add column county_codes text[];
alter table staff_invitation add column county_codes text[];

-- A draft waits for the officer of its province, or is back with whoever wrote it: since when, by whom, and why.
alter table need add column revised_at timestamp with time zone;
alter table need add column returned_at timestamp with time zone;
alter table need add column returned_by uuid;
alter table need add column return_reason text;
alter table need add constraint need_returned_by_account_id_fk foreign key (returned_by) references account(id) not valid;
alter table need validate constraint need_returned_by_account_id_fk;
create index need_county on need (county_code, status, id);
-- Whose licences wait in a county.
create index volunteer_county on volunteer (county_code);

-- Closed lists ------------------------------------------------------------------------------------

alter table role_grant drop constraint role_known;
alter table role_grant add constraint role_known check (role in ('officer', 'county_officer', 'treasurer',
  'provincial_administrator', 'council_chair', 'council_secretary', 'council', 'national', 'national_treasurer',
  'national_administrator', 'auditor')) not valid;
alter table role_grant validate constraint role_known;
alter table staff_invitation drop constraint staff_invitation_role_known;
alter table staff_invitation add constraint staff_invitation_role_known check (role in ('officer', 'county_officer', 'treasurer',
  'provincial_administrator', 'council_chair', 'council_secretary', 'council', 'national', 'national_treasurer',
  'national_administrator', 'auditor')) not valid;
alter table staff_invitation validate constraint staff_invitation_role_known;
-- Counties belong to this role alone, and nobody holds it without one.
alter table role_grant add constraint role_grant_counties check
  ((role = 'county_officer') = (county_codes is not null) and coalesce(cardinality(county_codes), 1) > 0) not valid;
alter table role_grant validate constraint role_grant_counties;
alter table staff_invitation add constraint staff_invitation_counties check
  ((role = 'county_officer') = (county_codes is not null) and coalesce(cardinality(county_codes), 1) > 0) not valid;
alter table staff_invitation validate constraint staff_invitation_counties;
alter table need add constraint need_returned_whole check
  ((returned_at is null) = (return_reason is null) and (returned_at is null or status in ('draft', 'cancelled'))) not valid;
alter table need validate constraint need_returned_whole;

-- Who acts ----------------------------------------------------------------------------------------

-- Counties whose rows the actor may read, and whose drafts they may write.
create function app_counties() returns text[] language sql stable as $$
  select string_to_array(coalesce(current_setting('app.counties', true), ''), ',')
$$;

-- As before, with the counties of an office that has some.
create or replace function session_actor(wanted uuid, asked_at timestamptz)
returns table (account_id uuid, display_name text, locale text, is_volunteer boolean, grants jsonb, factor text,
  confirmed_at timestamptz, opened_at timestamptz, has_factor boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.account_id, a.display_name, a.locale,
    exists (select from volunteer v where v.account_id = s.account_id and v.status <> 'draft'),
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'provinceCode', g.province_code)
                || case when g.county_codes is null then '{}' else jsonb_build_object('countyCodes', g.county_codes) end
                order by g.valid_from, g.id)
              from role_grant g where g.account_id = s.account_id
                and g.valid_from <= asked_at and (g.valid_to is null or asked_at < g.valid_to)), '[]'::jsonb),
    s.factor, s.confirmed_at, s.created_at,
    exists (select from authenticator f where f.account_id = s.account_id and f.ended_at is null)
  from session s join account a on a.id = s.account_id
  where s.id = wanted and s.revoked_at is null and s.expires_at > now()
$$;

-- A grant reaches the counties that were offered, and they stay what they were.
drop function invitation_allows(uuid, uuid, text, text, timestamptz);
create function invitation_allows(invitation uuid, holder uuid, wanted text, place text, counties text[], until timestamptz)
returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from staff_invitation i join account a on a.mobile = i.mobile
    where i.id = invitation and i.state = 'open' and a.id = holder and i.role = wanted
      and i.province_code is not distinct from place and i.county_codes is not distinct from counties
      and i.invited_by is distinct from holder and i.confirmed_by is distinct from holder
      and (not role_needs_second(i.role) or i.confirmed_at is not null or i.invited_by is null)
      and (i.ends_on is null or until <= (i.ends_on + 1)::timestamp at time zone 'Asia/Tehran'))
$$;
create or replace function grant_follows_invitation() returns trigger language plpgsql as $$
begin
  if current_user = 'hamyar_app' and not invitation_allows(new.invitation_id, new.account_id, new.role, new.province_code,
    new.county_codes, new.valid_to) then
    raise exception 'a grant follows an open invitation' using errcode = '42501';
  end if;
  return new;
end
$$;
create function counties_stay() returns trigger language plpgsql as $$
begin
  if new.county_codes is distinct from old.county_codes then
    raise exception 'the counties of an office stay what they were' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger counties_stay before update on role_grant for each row when (current_user = 'hamyar_app') execute function counties_stay();
create trigger counties_stay before update on staff_invitation for each row when (current_user = 'hamyar_app') execute function counties_stay();

-- The wall -----------------------------------------------------------------------------------------

-- Adds one more way to a policy that stands; what it allowed before, it allows as it did.
create function pg_temp.also(guarded text, act text, way text) returns void language plpgsql as $$
declare
  former record;
begin
  select qual, with_check into strict former from pg_policies
    where schemaname = 'public' and tablename = guarded and policyname = act;
  execute format('alter policy %I on %I', act, guarded)
    || coalesce(' using (' || former.qual || ' or ' || way || ')', '')
    || coalesce(' with check (' || former.with_check || ' or ' || way || ')', '');
end
$$;

do $$
declare
  there text := 'county_code = any ((select app_counties())::text[])';
  draft_there text := 'status = ''draft'' and county_code = any ((select app_counties())::text[])';
  -- One look by key, as everywhere.
  of_draft text := 'exists (select from need n where n.id = need_id and n.status = ''draft''
    and n.county_code = any ((select app_counties())::text[]) offset 0)';
  draft_of_desk text := 'exists (select from need n where n.id = need_id and n.status = ''draft''
    and n.province_code = any ((select app_desk())::text[]) offset 0)';
  of_need text := 'exists (select from need n where n.id = need_id and n.county_code = any ((select app_counties())::text[]) offset 0)';
  of_volunteer text := 'exists (select from volunteer v where v.id = volunteer_id
    and v.county_code = any ((select app_counties())::text[]) offset 0)';
begin
  perform pg_temp.also('need', 'seen', there);
  perform pg_temp.also('need', 'added', draft_there);
  perform pg_temp.also('need', 'changed', draft_there);
  perform pg_temp.also('shift', 'added', of_draft);
  perform pg_temp.also('shift', 'removed', of_draft);
  perform pg_temp.also('role_slot', 'added', of_draft);
  -- A draft that is written anew loses what it asked for before.
  perform pg_temp.also('role_slot', 'removed', of_draft);
  perform pg_temp.also('role_slot', 'removed', draft_of_desk);
  perform pg_temp.also('assignment', 'seen', of_need);
  perform pg_temp.also('volunteer', 'seen', there);
  perform pg_temp.also('credential', 'seen', of_volunteer);
end
$$;

-- Whoever drafts a need opens, returns and imports none: what the office of the province decides stays as it was.
create function draft_keeps() returns trigger language plpgsql as $$
begin
  if app_writes('need') or coalesce(old.province_code, new.province_code) = any (app_desk()) then return new; end if;
  if tg_op = 'INSERT' then
    if new.created_by is distinct from app_account() or new.returned_at is not null or new.source <> 'officer' then
      raise exception 'a draft is signed by whoever writes it' using errcode = '42501';
    end if;
  elsif (new.id, new.number, new.province_code, new.source, new.import_key, new.import_batch_id, new.created_by, new.created_at,
      new.form_key) is distinct from (old.id, old.number, old.province_code, old.source, old.import_key, old.import_batch_id,
      old.created_by, old.created_at, old.form_key)
    or (new.returned_at is not null and (new.returned_at, new.returned_by, new.return_reason)
      is distinct from (old.returned_at, old.returned_by, old.return_reason)) then
    raise exception 'of a draft its contents change' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger draft_keeps before insert or update on need for each row when (current_user = 'hamyar_app') execute function draft_keeps();
