-- Copies of one's data, erasures that were asked for, and who was erased.
CREATE TABLE "data_copy" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone
);

CREATE TABLE "erasure_request" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);

CREATE TABLE "erasure_tombstone" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"volunteer_id" uuid,
	"erased_at" timestamp with time zone NOT NULL,
	"features" text[] NOT NULL
);

ALTER TABLE "data_copy" ADD CONSTRAINT "data_copy_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "data_copy_account" ON "data_copy" USING btree ("account_id","id");
CREATE UNIQUE INDEX "data_copy_open" ON "data_copy" USING btree ("account_id") WHERE ready_at is null;
CREATE INDEX "data_copy_age" ON "data_copy" USING btree ("asked_at");
CREATE INDEX "erasure_request_account" ON "erasure_request" USING btree ("account_id","id");
CREATE UNIQUE INDEX "erasure_request_waiting" ON "erasure_request" USING btree ("account_id") WHERE state = 'waiting';
CREATE INDEX "erasure_request_due" ON "erasure_request" USING btree ("due_at","id") WHERE state = 'waiting';
-- Gifts of a number are found by it when their giver is erased or asks for a copy.
CREATE INDEX "contribution_mobile" ON "contribution" USING btree ("donor_mobile") WHERE donor_mobile is not null;
CREATE INDEX "pledge_mobile" ON "pledge" USING btree ("donor_mobile") WHERE donor_account_id is null and donor_mobile is not null;

alter table erasure_request
  add constraint erasure_request_state_known check (state in ('waiting', 'taken_back', 'done')),
  add constraint erasure_request_ended check ((state = 'waiting') = (ended_at is null)),
  add constraint erasure_request_week check (due_at >= asked_at + interval '7 days');
grant select, insert, update, delete on data_copy, erasure_request, erasure_tombstone to hamyar_app;

-- Seen by whose they are; written by the acts that were made for them and by nobody else.
do $$
declare
  guarded text;
  made text;
begin
  foreach guarded in array array['data_copy', 'erasure_request', 'erasure_tombstone'] loop
    made := format('(select app_made_for(%L))', guarded);
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy seen on %I for select to hamyar_app using ((select app_reaches(%L))%s)', guarded, guarded,
      case when guarded <> 'erasure_tombstone' then ' or account_id = (select app_account())' end);
    execute format('create policy added on %I for insert to hamyar_app with check (%s)', guarded, made);
    execute format('create policy changed on %I for update to hamyar_app using (%2$s) with check (%2$s)', guarded, made);
    execute format('create policy removed on %I for delete to hamyar_app using (%s)', guarded, made);
  end loop;
end
$$;
create trigger only_these_change before update on data_copy for each row execute function only_these_change('ready_at');
create trigger only_these_change before update on erasure_request for each row execute function only_these_change('state', 'ended_at');
create trigger nothing_taken_back before update on erasure_request for each row
  when (old.state <> 'waiting' and new.state is distinct from old.state) execute function nothing_taken_back();
create trigger only_these_change before update on erasure_tombstone for each row execute function only_these_change('features', 'volunteer_id');

-- A copy of somebody's data is a file of theirs.
alter table stored_file
  drop constraint stored_file_purpose_known,
  drop constraint stored_file_kind_known,
  add constraint stored_file_purpose_known check (purpose in ('licence_evidence', 'import', 'my_data')),
  add constraint stored_file_kind_known check (kind in ('jpeg', 'png', 'webp', 'pdf', 'sheet', 'zip')),
  add constraint stored_file_my_data check ((purpose = 'my_data') = (kind = 'zip') and (purpose <> 'my_data' or owner_account_id is not null));
