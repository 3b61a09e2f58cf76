-- Another number for an account: it waits three days where nobody showed a passkey, and the old number can take it back.
CREATE TABLE "number_change" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"from_mobile" text NOT NULL,
	"to_mobile" text NOT NULL,
	"token_hash" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" text,
	"purpose" text DEFAULT 'number-change' NOT NULL,
	"retain_until" date NOT NULL,
	CONSTRAINT "number_change_tokenHash_unique" UNIQUE("token_hash")
);
ALTER TABLE "number_change" ADD CONSTRAINT "number_change_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "number_change_open" ON "number_change" USING btree ("account_id") WHERE moved_at is null and cancelled_at is null;
CREATE INDEX "number_change_due" ON "number_change" USING btree ("due_at") WHERE moved_at is null and cancelled_at is null;
CREATE INDEX "number_change_account" ON "number_change" USING btree ("account_id","id");
CREATE INDEX "number_change_retention" ON "number_change" USING btree ("retain_until");
alter table number_change
  add constraint number_change_ends_once check (num_nonnulls(moved_at, cancelled_at) <= 1),
  add constraint number_change_cancelled check (num_nulls(cancelled_at, cancelled_by) in (0, 2)),
  add constraint number_change_another check (from_mobile <> to_mobile);
create trigger only_these_change before update on number_change for each row
  execute function only_these_change('moved_at', 'cancelled_at', 'cancelled_by');
create trigger nothing_taken_back before update on number_change for each row
  when (old.moved_at is not null or old.cancelled_at is not null) execute function nothing_taken_back();
grant select, insert, update, delete on number_change to hamyar_app;

-- Written by the acts that were made for it and by nobody else, as authenticators are.
do $$
begin
  alter table number_change enable row level security;
  alter table number_change force row level security;
  execute format('create policy owner_all on number_change to %I using (true) with check (true)', current_user);
end
$$;
create policy seen on number_change for select to hamyar_app
  using ((select app_reaches('number_change')) or account_id = (select app_account()));
create policy added on number_change for insert to hamyar_app with check ((select app_made_for('number_change')));
create policy changed on number_change for update to hamyar_app
  using ((select app_made_for('number_change'))) with check ((select app_made_for('number_change')));
create policy removed on number_change for delete to hamyar_app using ((select app_made_for('number_change')));

-- A volunteer is called at the number that they sign in by: both move in one act.
create function volunteer_follows_number() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update volunteer set mobile = new.mobile where account_id = new.id;
  return null;
end
$$;
create trigger volunteer_follows_number after update of mobile on account for each row
  when (new.mobile is distinct from old.mobile and new.erased_at is null) execute function volunteer_follows_number();
