-- Uploaded files: what they are, whose, how far the look at them has come, and until when. Their bytes lie in the store.
CREATE TABLE "stored_file" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"owner_account_id" uuid,
	"province_code" text,
	"kind" text NOT NULL,
	"state" text DEFAULT 'quarantined' NOT NULL,
	"file_name" text NOT NULL,
	"stored_name" text NOT NULL,
	"sent_sha256" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"finding" text,
	"examined_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"retain_until" date NOT NULL,
	"forgotten_at" timestamp with time zone,
	CONSTRAINT "stored_file_storedName_unique" UNIQUE("stored_name")
);

ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_owner_account_id_account_id_fk" FOREIGN KEY ("owner_account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
CREATE INDEX "stored_file_subject" ON "stored_file" USING btree ("purpose","subject_id");
CREATE UNIQUE INDEX "stored_file_same" ON "stored_file" USING btree ("purpose","subject_id","sent_sha256") WHERE forgotten_at is null and state <> 'refused';
CREATE INDEX "stored_file_owner" ON "stored_file" USING btree ("owner_account_id");
CREATE INDEX "stored_file_retention" ON "stored_file" USING btree ("retain_until","id");
CREATE INDEX "stored_file_forgotten" ON "stored_file" USING btree ("id") WHERE forgotten_at is not null;
CREATE INDEX "stored_file_waiting" ON "stored_file" USING btree ("id") WHERE state in ('quarantined', 'unscanned');

alter table stored_file
  add constraint stored_file_purpose_known check (purpose in ('licence_evidence', 'import')),
  add constraint stored_file_kind_known check (kind in ('jpeg', 'png', 'webp', 'pdf', 'sheet')),
  add constraint stored_file_state_known check (state in ('quarantined', 'clean', 'unscanned', 'refused')),
  add constraint stored_file_bytes_some check (bytes > 0),
  add constraint stored_file_examined check ((state = 'quarantined') = (examined_at is null)),
  add constraint stored_file_finding check ((state = 'refused') = (finding is not null)),
  add constraint stored_file_size check ((kind in ('jpeg', 'png', 'webp')) = (width is not null) and num_nulls(width, height) in (0, 2));
grant select, insert, update, delete on stored_file to hamyar_app;

-- Workbooks of imports lie in the same store from now on; those that are here were never looked at.
insert into stored_file (id, purpose, subject_id, owner_account_id, province_code, kind, state, file_name, stored_name,
    sent_sha256, sha256, bytes, created_at, examined_at, retain_until)
  select uuidv7(), 'import', id, created_by, province_code, 'sheet', 'unscanned', file_name, stored_name, file_sha256, file_sha256,
    file_bytes, created_at, created_at, retain_until
  from import_batch where erased_at is null and state <> 'discarded' and file_bytes > 0;
alter table import_batch drop column stored_name;

do $$
declare
  own text := 'owner_account_id = (select app_account())';
begin
  alter table stored_file enable row level security;
  alter table stored_file force row level security;
  execute format('create policy owner_all on stored_file to %I using (true) with check (true)', current_user);
  execute format('create policy seen on stored_file for select to hamyar_app using
    ((select app_reaches(''stored_file'')) or %s or province_code = any ((select app_provinces())::text[]))', own);
  -- Whatever comes in waits to be looked at.
  execute format('create policy added on stored_file for insert to hamyar_app with check (state = ''quarantined'' and
    ((select app_writes(''stored_file'')) or %s or province_code = any ((select app_desk())::text[])))', own);
  execute format('create policy changed on stored_file for update to hamyar_app
    using ((select app_writes(''stored_file'')) or %1$s or province_code = any ((select app_desk())::text[]))
    with check ((select app_writes(''stored_file'')) or %1$s or province_code = any ((select app_desk())::text[]))', own);
end
$$;
create policy removed on stored_file for delete to hamyar_app using ((select app_writes('stored_file')));

-- A file stays what it was when it came; what the look at it found is written by the look alone, and no day moves away.
create trigger only_these_change before update on stored_file for each row execute function
  only_these_change('state', 'finding', 'examined_at', 'province_code', 'subject_id', 'retain_until', 'forgotten_at');
create function file_keeps() returns trigger language plpgsql as $$
begin
  if (new.state, new.finding, new.examined_at) is distinct from (old.state, old.finding, old.examined_at)
    and 'stored_file' <> all (string_to_array(coalesce(current_setting('app.reach', true), ''), ',')) then
    raise exception 'what was found in a file is said by the look at it' using errcode = '42501';
  end if;
  if new.retain_until > old.retain_until or (old.forgotten_at is not null and new.forgotten_at is null) or (new.state <> old.state and old.state in ('clean', 'refused')) then
    raise exception 'a file is kept no longer than was said, and judged once' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger file_keeps before update on stored_file for each row when (current_user = 'hamyar_app') execute function file_keeps();
