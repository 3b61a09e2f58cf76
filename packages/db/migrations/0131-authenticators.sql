-- Passkeys, TOTP and recovery codes. A session knows what was shown in it last: what is sent to a number belongs to whoever
-- holds the number, so that a text alone opens no office.
CREATE TABLE "authenticator" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"credential_id" text,
	"public_key" "bytea",
	"counter" bigint DEFAULT 0 NOT NULL,
	"is_synced" boolean DEFAULT false NOT NULL,
	"is_backed_up" boolean DEFAULT false NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"secret_sealed" "bytea",
	"last_step" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"purpose" text DEFAULT 'sign-in' NOT NULL,
	CONSTRAINT "authenticator_credential" UNIQUE("credential_id")
);

CREATE TABLE "authenticator_challenge" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"use" text NOT NULL,
	"bound_to" text NOT NULL,
	"challenge" text,
	"secret_sealed" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);

CREATE TABLE "recovery_code" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_one" UNIQUE("account_id","code_hash")
);

ALTER TABLE "session" ADD COLUMN "factor" text DEFAULT 'text' NOT NULL;
ALTER TABLE "session" ADD COLUMN "confirmed_at" timestamp with time zone;
ALTER TABLE "authenticator" ADD CONSTRAINT "authenticator_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "authenticator_account" ON "authenticator" USING btree ("account_id");
CREATE INDEX "authenticator_ended" ON "authenticator" USING btree ("ended_at") WHERE ended_at is not null;
CREATE INDEX "authenticator_challenge_end" ON "authenticator_challenge" USING btree ("expires_at");

alter table session add constraint session_factor_known check (factor in ('text', 'recovery', 'totp', 'passkey')),
  add constraint session_factor_shown check (factor = 'text' or confirmed_at is not null);
alter table authenticator
  add constraint authenticator_kind_known check (kind in ('passkey', 'totp')),
  add constraint authenticator_passkey check ((kind = 'passkey') = (num_nulls(credential_id, public_key) = 0)),
  add constraint authenticator_totp check ((kind = 'totp') = (secret_sealed is not null));
alter table authenticator_challenge
  add constraint authenticator_challenge_use check (use in ('sign-in', 'confirm', 'passkey', 'totp')),
  add constraint authenticator_challenge_what check ((use = 'totp') = (secret_sealed is not null) and (use = 'totp') = (challenge is null));

grant select, insert, update, delete on authenticator, authenticator_challenge, recovery_code to hamyar_app;

-- Written by the acts that were made for them and by nobody else: not even the desk of the nation plants a key.
create function app_made_for(guarded text) returns boolean language sql stable as $$
  select guarded = any (string_to_array(coalesce(current_setting('app.reach', true), ''), ','))
$$;
do $$
declare
  guarded text;
  made text;
begin
  foreach guarded in array array['authenticator', 'authenticator_challenge', 'recovery_code'] loop
    made := format('(select app_made_for(%L))', guarded);
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy seen on %I for select to hamyar_app using ((select app_reaches(%L)))', guarded, guarded);
    execute format('create policy added on %I for insert to hamyar_app with check (%s)', guarded, made);
    execute format('create policy changed on %I for update to hamyar_app using (%2$s) with check (%2$s)', guarded, made);
    execute format('create policy removed on %I for delete to hamyar_app using (%s)', guarded, made);
  end loop;
end
$$;

-- A key stays whose it is and what it is; what was used is not unused, and what ended does not come back.
create trigger only_these_change before update on authenticator for each row
  execute function only_these_change('name', 'counter', 'is_backed_up', 'last_step', 'last_used_at', 'ended_at');
create trigger nothing_taken_back before update on authenticator for each row
  when (old.ended_at is not null and new.ended_at is distinct from old.ended_at
    or new.counter < old.counter or new.last_step < old.last_step)
  execute function nothing_taken_back();
create trigger only_these_change before update on authenticator_challenge for each row execute function only_these_change('used_at');
create trigger nothing_taken_back before update on authenticator_challenge for each row
  when (old.used_at is not null and new.used_at is distinct from old.used_at) execute function nothing_taken_back();
create trigger only_these_change before update on recovery_code for each row execute function only_these_change('used_at');
create trigger nothing_taken_back before update on recovery_code for each row
  when (old.used_at is not null and new.used_at is distinct from old.used_at) execute function nothing_taken_back();

-- Who stands behind a session, and how the session stands.
drop function session_actor(uuid, timestamptz);
create function session_actor(wanted uuid, asked_at timestamptz)
returns table (account_id uuid, display_name text, locale text, is_volunteer boolean, grants jsonb, factor text,
  confirmed_at timestamptz, opened_at timestamptz, has_factor boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.account_id, a.display_name, a.locale,
    exists (select from volunteer v where v.account_id = s.account_id and v.status <> 'draft'),
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'provinceCode', g.province_code) order by g.valid_from, g.id)
              from role_grant g where g.account_id = s.account_id
                and g.valid_from <= asked_at and (g.valid_to is null or asked_at < g.valid_to)), '[]'::jsonb),
    s.factor, s.confirmed_at, s.created_at,
    exists (select from authenticator f where f.account_id = s.account_id and f.ended_at is null)
  from session s join account a on a.id = s.account_id
  where s.id = wanted and s.revoked_at is null and s.expires_at > now()
$$;
revoke all on function session_actor(uuid, timestamptz) from public;
grant execute on function session_actor(uuid, timestamptz) to hamyar_app;

-- Who is erased signs in no more.
create function authenticators_go() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from authenticator where account_id = new.id;
  delete from recovery_code where account_id = new.id;
  return null;
end
$$;
create trigger authenticators_go after update of erased_at on account for each row when (new.erased_at is not null)
  execute function authenticators_go();
