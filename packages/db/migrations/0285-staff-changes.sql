-- What becomes of an office after it was given: where two people give it, two end it; it can be suspended at once until a
-- second person has looked; and the counties of an officer change by an act of their own.
CREATE TABLE "staff_change" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"grant_id" uuid NOT NULL,
	"province_code" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"last_day" date,
	"former_counties" text[],
	"county_codes" text[],
	"reason" text,
	"proposed_by" uuid,
	"proposer_name" text,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decider_name" text,
	"decided_at" timestamp with time zone,
	"note" text,
	"expires_at" timestamp with time zone NOT NULL,
	"purpose" text DEFAULT 'staff' NOT NULL,
	"retain_until" date NOT NULL,
	"erased_at" timestamp with time zone
);

ALTER TABLE "role_grant" ADD COLUMN "suspended_until" timestamp with time zone;
ALTER TABLE "staff_change" ADD CONSTRAINT "staff_change_grant_id_role_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."role_grant"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "staff_change" ADD CONSTRAINT "staff_change_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "staff_change" ADD CONSTRAINT "staff_change_proposed_by_account_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "staff_change" ADD CONSTRAINT "staff_change_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "staff_change_waiting" ON "staff_change" USING btree ("grant_id") WHERE state = 'waiting';
CREATE INDEX "staff_change_grant" ON "staff_change" USING btree ("grant_id","id");
CREATE INDEX "staff_change_place" ON "staff_change" USING btree ("province_code","id");
CREATE INDEX "staff_change_proposer" ON "staff_change" USING btree ("proposed_by");
CREATE INDEX "staff_change_end" ON "staff_change" USING btree ("expires_at","id") WHERE state = 'waiting';
CREATE INDEX "staff_change_retention" ON "staff_change" USING btree ("retain_until","id") WHERE erased_at is null;

-- Closed lists; `packages/domain` says the same.
alter table staff_change
  add constraint staff_change_kind_known check (kind in ('end', 'suspension', 'counties')),
  add constraint staff_change_state_known check (state in ('waiting', 'confirmed', 'withdrawn', 'lapsed')),
  add constraint staff_change_two_people check (kind = 'counties' or state <> 'confirmed' or decided_by is distinct from proposed_by
    or proposed_by is null),
  add constraint staff_change_counties check ((kind = 'counties') = (county_codes is not null and former_counties is not null)),
  add constraint staff_change_day check (last_day is null or kind = 'end');

-- Until now one person ended every office: those ends stay what they were.
insert into staff_change (grant_id, province_code, kind, state, reason, proposed_by, proposer_name, proposed_at, decided_at,
    expires_at, retain_until)
  select id, province_code, 'end', 'confirmed', 'former version', ended_by, ender_name, coalesce(ended_at, valid_to),
    coalesce(ended_at, valid_to), coalesce(ended_at, valid_to), (coalesce(ended_at, valid_to) + interval '3 years')::date
  from role_grant where role_needs_second(role) and end_reason is not null and ended_by is not null and ended_by <> account_id;

-- As before, without what is suspended.
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
                and g.valid_from <= asked_at and (g.valid_to is null or asked_at < g.valid_to)
                and (g.suspended_until is null or g.suspended_until <= asked_at)), '[]'::jsonb),
    s.factor, s.confirmed_at, s.created_at,
    exists (select from authenticator f where f.account_id = s.account_id and f.ended_at is null)
  from session s join account a on a.id = s.account_id
  where s.id = wanted and s.revoked_at is null and s.expires_at > now()
$$;

-- Whoever may end or suspend an office ends the sessions of its holder, and can touch no other session.
create or replace function end_sessions_of_grant(wanted uuid, at_instant timestamptz, why text) returns integer
language sql volatile security definer set search_path = pg_catalog, public as $$
  with ended as (
    update session s set revoked_at = at_instant, revoked_reason = why from role_grant g
    where g.id = wanted and (g.valid_to is not null or g.suspended_until is not null) and s.account_id = g.account_id
      and s.revoked_at is null and (app_writes_staff('role_grant') or g.province_code = any (app_staff()))
    returning 1)
  select count(*)::integer from ended
$$;

-- The wall -----------------------------------------------------------------------------------------

grant select, insert, update on staff_change to hamyar_app;

do $$
declare
  seen text := '(select app_staff_seen()) = ''{*}'' or province_code = any ((select app_staff_seen())::text[])';
  managed text := 'province_code = any ((select app_staff())::text[])';
begin
  alter table staff_change enable row level security;
  alter table staff_change force row level security;
  execute format('create policy owner_all on staff_change to %I using (true) with check (true)', current_user);
  execute format('create policy seen on staff_change for select to hamyar_app using
    ((select app_reaches(''staff_change'')) or %s)', seen);
  execute format('create policy added on staff_change for insert to hamyar_app with check
    ((select app_writes_staff(''staff_change'')) or %s)', managed);
  execute format('create policy changed on staff_change for update to hamyar_app using
    ((select app_writes_staff(''staff_change'')) or %1$s) with check ((select app_writes_staff(''staff_change'')) or %1$s)', managed);
end
$$;

-- Who proposes signs with their own name, somebody else confirms who does not hold the office, and what was proposed stays.
create function change_keeps() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.proposed_by is distinct from app_account() or (new.kind = 'counties') <> (new.state = 'confirmed')
      or new.state not in ('waiting', 'confirmed') then
      raise exception 'a change is signed by whoever proposes it' using errcode = '42501';
    end if;
    return new;
  end if;
  if (new.id, new.grant_id, new.province_code, new.kind, new.last_day, new.former_counties, new.county_codes, new.proposed_by,
      new.proposed_at, new.expires_at) is distinct from (old.id, old.grant_id, old.province_code, old.kind, old.last_day,
      old.former_counties, old.county_codes, old.proposed_by, old.proposed_at, old.expires_at)
    or (old.state <> 'waiting' and new.state <> old.state)
    or (new.reason is not null and new.reason is distinct from old.reason)
    or (new.state = 'confirmed' and old.state = 'waiting' and (new.decided_at is null or new.decided_by is distinct from app_account()
      or new.decided_by = new.proposed_by
      or exists (select from role_grant g where g.id = new.grant_id and g.account_id = new.decided_by))) then
    raise exception 'what was proposed stays as it was' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger change_keeps before insert or update on staff_change for each row when (current_user = 'hamyar_app')
  execute function change_keeps();
create trigger append_only before delete on staff_change for each row execute function append_only();

-- Whatever the application is talked into: an office of two people ends by two, by its holder, by its successor or by the
-- host; it is suspended as long as was proposed, and its counties become those of a written change.
create function grant_changes() returns trigger language plpgsql as $$
begin
  if new.county_codes is distinct from old.county_codes and not exists (select from staff_change c where c.grant_id = new.id
      and c.kind = 'counties' and c.state = 'confirmed' and c.county_codes = new.county_codes and c.former_counties = old.county_codes) then
    raise exception 'the counties of an office change by an act of their own' using errcode = '42501';
  end if;
  if new.valid_to is distinct from old.valid_to and role_needs_second(old.role) and app_account() is not null
    and old.account_id <> app_account() and not exists (select from staff_change c where c.grant_id = new.id
      and c.kind in ('end', 'suspension') and c.state = 'confirmed') then
    raise exception 'an office of two people ends by two' using errcode = '42501';
  end if;
  if new.suspended_until is distinct from old.suspended_until and (new.suspended_until is null or new.suspended_until > now()) and not exists
    (select from staff_change c where c.grant_id = new.id and c.kind = 'suspension' and c.state = 'waiting'
      and c.expires_at = new.suspended_until) then
    raise exception 'an office is suspended as long as was proposed' using errcode = '42501';
  end if;
  return new;
end
$$;
drop trigger counties_stay on role_grant;
create trigger grant_changes before update on role_grant for each row when (current_user = 'hamyar_app') execute function grant_changes();
