-- First administrator and staff. Until now nothing but the demonstration wrote a grant. From here on each comes from an
-- invitation that its holder accepted, holds from one instant and before another, and is never deleted.
alter table role_grant rename column granted_at to valid_from;
alter table role_grant rename column revoked_at to valid_to;
CREATE TABLE "staff_invitation" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"province_code" text,
	"mobile" text,
	"name" text,
	"grant_id" uuid,
	"starts_on" date,
	"ends_on" date,
	"state" text NOT NULL,
	"invited_by" uuid,
	"inviter_name" text,
	"confirmed_by" uuid,
	"confirmer_name" text,
	"confirmed_at" timestamp with time zone,
	"account_id" uuid,
	"answered_at" timestamp with time zone,
	"terms_version" text,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"form_key" uuid,
	"form_digest" text,
	"purpose" text DEFAULT 'staff' NOT NULL,
	"retain_until" date NOT NULL,
	"erased_at" timestamp with time zone
);

ALTER TABLE "role_grant" ADD COLUMN "invitation_id" uuid;
ALTER TABLE "role_grant" ADD COLUMN "holder_name" text;
ALTER TABLE "role_grant" ADD COLUMN "ended_by" uuid;
ALTER TABLE "role_grant" ADD COLUMN "ender_name" text;
ALTER TABLE "role_grant" ADD COLUMN "ended_at" timestamp with time zone;
ALTER TABLE "role_grant" ADD COLUMN "end_reason" text;
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_grant_id_role_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."role_grant"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_invited_by_account_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_confirmed_by_account_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "staff_invitation_form" ON "staff_invitation" USING btree ("form_key");
CREATE INDEX "staff_invitation_place" ON "staff_invitation" USING btree ("province_code","id");
CREATE INDEX "staff_invitation_mobile" ON "staff_invitation" USING btree ("mobile") WHERE state = 'open';
CREATE INDEX "staff_invitation_end" ON "staff_invitation" USING btree ("expires_at","id") WHERE state in ('waiting', 'open');
CREATE INDEX "staff_invitation_retention" ON "staff_invitation" USING btree ("retain_until","id") WHERE erased_at is null;
CREATE INDEX "staff_invitation_grant" ON "staff_invitation" USING btree ("grant_id");
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_ended_by_account_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "role_grant_place" ON "role_grant" USING btree ("province_code","valid_from","id");
CREATE INDEX "role_grant_since" ON "role_grant" USING btree ("valid_from","id");
CREATE UNIQUE INDEX "role_grant_invitation" ON "role_grant" USING btree ("invitation_id");

-- Closed lists ------------------------------------------------------------------------------------

alter table role_grant drop constraint role_known;
alter table role_grant add constraint role_known check (role in ('officer', 'treasurer', 'provincial_administrator',
  'council_chair', 'council_secretary', 'council', 'national', 'national_treasurer', 'national_administrator', 'auditor'));
alter table role_grant add constraint role_grant_time check (valid_to is null or valid_to >= valid_from);
alter table staff_invitation add constraint staff_invitation_role_known check (role in ('officer', 'treasurer',
  'provincial_administrator', 'council_chair', 'council_secretary', 'council', 'national', 'national_treasurer',
  'national_administrator', 'auditor'));
alter table staff_invitation add constraint staff_invitation_kind_known check (kind in ('new', 'successor', 'substitute'));
alter table staff_invitation add constraint staff_invitation_state_known check
  (state in ('waiting', 'open', 'accepted', 'declined', 'withdrawn', 'lapsed'));
alter table staff_invitation add constraint staff_invitation_two_people check (confirmed_by is distinct from invited_by or invited_by is null);
alter table staff_invitation add constraint staff_invitation_place check ((kind = 'new') = (grant_id is null));
alter table staff_invitation add constraint staff_invitation_days check (ends_on is null or starts_on is null or ends_on >= starts_on);

-- The same office is offered to the same number once at a time.
create unique index staff_invitation_one on staff_invitation (mobile, (role || ':' || coalesce(province_code, '')))
  where state in ('waiting', 'open');

-- Roles whose invitations wait for a second person; `staffRoles` of packages/domain says the same.
create function role_needs_second(wanted text) returns boolean language sql immutable as $$
  select wanted in ('treasurer', 'provincial_administrator', 'national', 'national_treasurer', 'national_administrator', 'auditor')
$$;

-- What an office could do before it can do after: officers decided on held payments, which treasurers do now, and the
-- nation's officers on everything. Whoever administers the nation may take away what is too much.
insert into role_grant (account_id, role, province_code, valid_from, valid_to)
  select account_id, added.role, province_code, valid_from, valid_to from role_grant g
    join (values ('officer', 'treasurer'), ('national', 'national_treasurer'), ('national', 'national_administrator'))
      as added (formerly, role) on added.formerly = g.role;
-- Every grant comes from an invitation: those of before from the host, which alone could give them.
update role_grant g set invitation_id = uuidv7(), holder_name = a.display_name from account a where a.id = g.account_id;
insert into staff_invitation (id, kind, role, province_code, mobile, name, state, inviter_name, account_id, answered_at, note,
    created_at, expires_at, retain_until)
  select g.invitation_id, 'new', g.role, g.province_code, a.mobile, a.display_name, 'accepted', null, a.id, g.valid_from,
    'former version', g.valid_from, g.valid_from, a.retain_until
  from role_grant g join account a on a.id = g.account_id;

-- Who acts ----------------------------------------------------------------------------------------

-- Provinces whose staff the actor may read, and whose staff they may change; `*` is the nation.
create function app_staff_seen() returns text[] language sql stable as $$
  select string_to_array(coalesce(current_setting('app.staff_seen', true), ''), ',')
$$;
create function app_staff() returns text[] language sql stable as $$
  select string_to_array(coalesce(current_setting('app.staff', true), ''), ',')
$$;
-- Who holds an office of the nation's desk writes no grant: only staff's own administrators and acts made for it do.
create function app_writes_staff(guarded text) returns boolean language sql stable as $$
  select coalesce(current_setting('app.staff', true), '') = '*'
    or guarded = any (string_to_array(coalesce(current_setting('app.reach', true), ''), ','))
$$;

-- Grants in force at an instant, and no others: what ends bites at the next request.
drop function session_actor(uuid);
create function session_actor(wanted uuid, asked_at timestamptz)
returns table (account_id uuid, display_name text, locale text, is_volunteer boolean, grants jsonb)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.account_id, a.display_name, a.locale,
    exists (select from volunteer v where v.account_id = s.account_id and v.status <> 'draft'),
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'provinceCode', g.province_code) order by g.valid_from, g.id)
              from role_grant g where g.account_id = s.account_id
                and g.valid_from <= asked_at and (g.valid_to is null or asked_at < g.valid_to)), '[]'::jsonb)
  from session s join account a on a.id = s.account_id
  where s.id = wanted and s.revoked_at is null and s.expires_at > now()
$$;
revoke all on function session_actor(uuid, timestamptz) from public;
grant execute on function session_actor(uuid, timestamptz) to hamyar_app;

-- Whoever may end an office ends the sessions of its holder, and can touch no other session.
create function end_sessions_of_grant(wanted uuid, at_instant timestamptz, why text) returns integer
language sql volatile security definer set search_path = pg_catalog, public as $$
  with ended as (
    update session s set revoked_at = at_instant, revoked_reason = why from role_grant g
    where g.id = wanted and g.valid_to is not null and s.account_id = g.account_id and s.revoked_at is null
      and (app_writes_staff('role_grant') or g.province_code = any (app_staff()))
    returning 1)
  select count(*)::integer from ended
$$;
revoke all on function end_sessions_of_grant(uuid, timestamptz, text) from public;
grant execute on function end_sessions_of_grant(uuid, timestamptz, text) to hamyar_app;

-- The wall -----------------------------------------------------------------------------------------

grant select, insert, update on staff_invitation to hamyar_app;
revoke delete on role_grant from hamyar_app;

do $$
declare
  guarded text;
  seen text := '(select app_staff_seen()) = ''{*}'' or province_code = any ((select app_staff_seen())::text[])';
  managed text := 'province_code = any ((select app_staff())::text[])';
begin
  foreach guarded in array array['seen', 'added', 'changed', 'removed'] loop
    execute format('drop policy %I on role_grant', guarded);
  end loop;
  execute format('create policy seen on role_grant for select to hamyar_app using
    ((select app_reaches(''role_grant'')) or account_id = (select app_account()) or %s)', seen);
  -- Given by the act of accepting alone; the trigger below asks for the invitation.
  create policy added on role_grant for insert to hamyar_app with check
    ('role_grant' = any (string_to_array(coalesce(current_setting('app.reach', true), ''), ',')));
  execute format('create policy changed on role_grant for update to hamyar_app using
    ((select app_writes_staff(''role_grant'')) or %1$s) with check ((select app_writes_staff(''role_grant'')) or %1$s)', managed);

  alter table staff_invitation enable row level security;
  alter table staff_invitation force row level security;
  execute format('create policy owner_all on staff_invitation to %I using (true) with check (true)', current_user);
  execute format('create policy seen on staff_invitation for select to hamyar_app using
    ((select app_reaches(''staff_invitation'')) or invited_by = (select app_account())
      or mobile = (select a.mobile from account a where a.id = (select app_account())) or %s)', seen);
  execute format('create policy added on staff_invitation for insert to hamyar_app with check
    ((select app_writes_staff(''staff_invitation'')) or %s)', managed);
  execute format('create policy changed on staff_invitation for update to hamyar_app using
    ((select app_writes_staff(''staff_invitation'')) or %1$s) with check ((select app_writes_staff(''staff_invitation'')) or %1$s)', managed);
end
$$;

-- Administrators tell people of their office, as desks do.
drop policy added on notification;
create policy added on notification for insert to hamyar_app with check (
  (select app_writes('notification')) or account_id = (select app_account()) or (select app_desk()) <> '{}' or (select app_staff()) <> '{}');

-- Whatever the application is talked into: a grant follows an open invitation of somebody else to that very number, for that
-- role and place and no longer time.
create function invitation_allows(invitation uuid, holder uuid, wanted text, place text, until timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from staff_invitation i join account a on a.mobile = i.mobile
    where i.id = invitation and i.state = 'open' and a.id = holder and i.role = wanted
      and i.province_code is not distinct from place
      and i.invited_by is distinct from holder and i.confirmed_by is distinct from holder
      and (not role_needs_second(i.role) or i.confirmed_at is not null or i.invited_by is null)
      and (i.ends_on is null or until <= (i.ends_on + 1)::timestamp at time zone 'Asia/Tehran'))
$$;
create function grant_follows_invitation() returns trigger language plpgsql as $$
begin
  if current_user = 'hamyar_app'
    and not invitation_allows(new.invitation_id, new.account_id, new.role, new.province_code, new.valid_to) then
    raise exception 'a grant follows an open invitation' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger grant_follows_invitation before insert on role_grant for each row execute function grant_follows_invitation();

-- Of a grant only its end changes, and an end never moves away; a name goes when its account is erased.
create function grant_keeps() returns trigger language plpgsql as $$
begin
  if (new.id, new.account_id, new.role, new.province_code, new.valid_from, new.invitation_id)
      is distinct from (old.id, old.account_id, old.role, old.province_code, old.valid_from, old.invitation_id)
    or (old.valid_to is not null and (new.valid_to is null or new.valid_to > old.valid_to))
    or (new.holder_name is not null and new.holder_name is distinct from old.holder_name) then
    raise exception 'of a grant only its end changes' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger grant_keeps before update on role_grant for each row when (current_user = 'hamyar_app') execute function grant_keeps();

-- Who invites signs with their own name, a role of two people waits for the second, and what was offered stays as it was.
create function invitation_keeps() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.invited_by is distinct from app_account() or new.confirmed_by is not null
      or (role_needs_second(new.role) and new.invited_by is not null and new.state <> 'waiting') then
      raise exception 'an invitation is signed by whoever makes it' using errcode = '42501';
    end if;
    return new;
  end if;
  if (new.id, new.kind, new.role, new.province_code, new.grant_id, new.starts_on, new.ends_on, new.invited_by, new.created_at)
      is distinct from (old.id, old.kind, old.role, old.province_code, old.grant_id, old.starts_on, old.ends_on, old.invited_by, old.created_at)
    or (new.mobile is not null and new.mobile is distinct from old.mobile)
    or (new.name is not null and new.name is distinct from old.name)
    or (new.confirmed_at is distinct from old.confirmed_at
      and (old.confirmed_at is not null or new.confirmed_by is distinct from app_account() or new.confirmed_by = new.invited_by))
    or (old.state = 'waiting' and new.state = 'open' and new.confirmed_at is null) then
    raise exception 'what was offered stays as it was' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger invitation_keeps before insert or update on staff_invitation for each row when (current_user = 'hamyar_app')
  execute function invitation_keeps();
