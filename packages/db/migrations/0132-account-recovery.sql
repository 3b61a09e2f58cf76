-- Somebody in office who lost every passkey and app: two officers who may give their offices say who it is.
CREATE TABLE "account_recovery" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"state" text NOT NULL,
	"note" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"first_by" uuid,
	"first_name" text,
	"first_at" timestamp with time zone,
	"second_by" uuid,
	"decided_at" timestamp with time zone,
	"window_until" timestamp with time zone,
	"purpose" text DEFAULT 'recovery' NOT NULL
);

ALTER TABLE "account_recovery" ADD CONSTRAINT "account_recovery_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "account_recovery" ADD CONSTRAINT "account_recovery_first_by_account_id_fk" FOREIGN KEY ("first_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "account_recovery" ADD CONSTRAINT "account_recovery_second_by_account_id_fk" FOREIGN KEY ("second_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "account_recovery_open" ON "account_recovery" USING btree ("account_id") WHERE state in ('asked', 'seconded');
CREATE INDEX "account_recovery_account" ON "account_recovery" USING btree ("account_id","id");
CREATE INDEX "account_recovery_age" ON "account_recovery" USING btree ("asked_at");

alter table account_recovery
  add constraint account_recovery_state_known check (state in ('asked', 'seconded', 'done', 'refused')),
  add constraint account_recovery_two check (first_by is distinct from second_by or first_by is null),
  add constraint account_recovery_others check (account_id is distinct from first_by and account_id is distinct from second_by),
  add constraint account_recovery_seconded check (state <> 'seconded' or first_by is not null),
  add constraint account_recovery_done check (state <> 'done' or num_nulls(first_by, second_by, decided_at) = 0);
grant select, insert, update, delete on account_recovery to hamyar_app;
alter table account_recovery enable row level security;
alter table account_recovery force row level security;
do $$
begin
  execute format('create policy owner_all on account_recovery to %I using (true) with check (true)', current_user);
end
$$;
create policy seen on account_recovery for select to hamyar_app using ((select app_reaches('account_recovery')));
create policy added on account_recovery for insert to hamyar_app with check ((select app_made_for('account_recovery')));
create policy changed on account_recovery for update to hamyar_app
  using ((select app_made_for('account_recovery'))) with check ((select app_made_for('account_recovery')));
create policy removed on account_recovery for delete to hamyar_app using ((select app_made_for('account_recovery')));
create trigger only_these_change before update on account_recovery for each row execute function
  only_these_change('state', 'first_by', 'first_name', 'first_at', 'second_by', 'decided_at', 'window_until');
create trigger nothing_taken_back before update on account_recovery for each row
  when (old.first_by is not null and new.first_by is distinct from old.first_by
    or old.second_by is not null and new.second_by is distinct from old.second_by)
  execute function nothing_taken_back();

create or replace function authenticators_go() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from authenticator where account_id = new.id;
  delete from recovery_code where account_id = new.id;
  delete from account_recovery where account_id = new.id;
  return null;
end
$$;
