CREATE TABLE "import_warning" (
	"batch_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"field" text NOT NULL,
	"column" integer,
	"reason" text NOT NULL,
	"cell_text" text NOT NULL,
	CONSTRAINT "import_warning_batch_id_row_field_reason_pk" PRIMARY KEY("batch_id","row","field","reason")
);

DROP INDEX "contribution_province_day";
ALTER TABLE "contribution" ADD COLUMN "reverses" uuid;
ALTER TABLE "import_batch" ADD COLUMN "undo_reason" text;
ALTER TABLE "import_batch" ADD COLUMN "undone_by" uuid;
ALTER TABLE "import_batch" ADD COLUMN "undone_at" timestamp with time zone;
ALTER TABLE "import_batch" ADD COLUMN "undone_rows" integer;
ALTER TABLE "import_rejected_row" ADD COLUMN "why" jsonb;
ALTER TABLE "import_warning" ADD CONSTRAINT "import_warning_batch_id_import_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batch"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_reverses_contribution_id_fk" FOREIGN KEY ("reverses") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_undone_by_account_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "contribution_reverses" ON "contribution" USING btree ("reverses") WHERE reverses is not null;
CREATE INDEX "contribution_province_day_amount" ON "contribution" USING btree ("province_code","contributed_on","amount_irr");

-- What one file may tell about its rows beside the refused ones; seen with the batch, as those are.
alter table import_warning enable row level security;
alter table import_warning force row level security;
do $$
begin
  execute format('create policy owner_all on import_warning to %I using (true) with check (true)', current_user);
end
$$;
create policy seen on import_warning for select to hamyar_app
  using ((select app_reaches('import_warning')) or (select app_reaches('import_batch')) or exists (
    select from import_batch b where b.id = batch_id and b.province_code = any ((select app_provinces())::text[]) offset 0));
create policy added on import_warning for insert to hamyar_app
  with check ((select app_writes('import_warning')) or (select app_writes('import_batch')) or exists (
    select from import_batch b where b.id = batch_id and b.province_code = any ((select app_desk())::text[]) offset 0));
create policy changed on import_warning for update to hamyar_app
  using ((select app_writes('import_warning')) or (select app_writes('import_batch')));
create policy removed on import_warning for delete to hamyar_app
  using ((select app_writes('import_warning')) or (select app_writes('import_batch')) or exists (
    select from import_batch b where b.id = batch_id and b.province_code = any ((select app_desk())::text[]) offset 0));
grant select, insert, update, delete on import_warning to hamyar_app;

-- A committed import can be undone; its file may then be sent anew.
alter table import_batch drop constraint import_batch_state_known;
alter table import_batch add constraint import_batch_state_known check (state in (
  'uploaded', 'previewing', 'needs_answers', 'previewed', 'committing', 'committed', 'undoing', 'undone', 'failed',
  'discarded')) not valid;
alter table import_batch validate constraint import_batch_state_known;
alter table import_batch add constraint import_batch_undone_says_why
  check (state not in ('undoing', 'undone') or undo_reason is not null) not valid;
drop index import_batch_same_file;
create unique index import_batch_same_file on import_batch (kind, coalesce(province_code, ''), file_sha256)
  where state not in ('failed', 'discarded', 'undone');

-- A gift is taken back by its opposite, once, and never deleted.
alter table contribution drop constraint contribution_amount_positive;
alter table contribution add constraint contribution_amount_signed
  check (amount_irr <> 0 and (amount_irr < 0) = (reverses is not null)) not valid;
alter table contribution validate constraint contribution_amount_signed;
-- Gifts paid at the gateway, for whoever lists one a second time: by what row-level security lets an index be used for.
create index contribution_paid on contribution (amount_irr, contributed_on) where source = 'payment';
