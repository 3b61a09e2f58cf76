-- Who else stands on a gift: lists that hold it without having brought it, so that undoing one list leaves what another
-- holds. And sums are wider than what is added: a province's total is no smaller than the largest gift.
CREATE TABLE "contribution_claim" (
	"contribution_id" uuid NOT NULL,
	"import_batch_id" uuid NOT NULL,
	"import_row" integer NOT NULL,
	"province_code" text NOT NULL,
	"former_key" text,
	CONSTRAINT "contribution_claim_contribution_id_import_batch_id_pk" PRIMARY KEY("contribution_id","import_batch_id")
);

ALTER TABLE "contribution_total" ALTER COLUMN "amount_irr" SET DATA TYPE numeric(38, 0);
ALTER TABLE "project_total" ALTER COLUMN "amount_irr" SET DATA TYPE numeric(38, 0);
ALTER TABLE "import_batch" ADD COLUMN "passed_rows" integer;
ALTER TABLE "contribution_claim" ADD CONSTRAINT "contribution_claim_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "contribution_claim" ADD CONSTRAINT "contribution_claim_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
CREATE INDEX "contribution_claim_batch" ON "contribution_claim" USING btree ("import_batch_id");
alter table import_batch add constraint import_batch_passed_rows_some check (passed_rows >= 0);
grant select, insert, update, delete on contribution_claim to hamyar_app;

do $$
declare
  here text := 'province_code = any ((select app_provinces())::text[])';
begin
  alter table contribution_claim enable row level security;
  alter table contribution_claim force row level security;
  execute format('create policy owner_all on contribution_claim to %I using (true) with check (true)', current_user);
  execute format('create policy seen on contribution_claim for select to hamyar_app using ((select app_reaches(''contribution_claim'')) or %s)', here);
end
$$;
create policy added on contribution_claim for insert to hamyar_app with check ((select app_writes('contribution_claim')));
create policy changed on contribution_claim for update to hamyar_app
  using ((select app_writes('contribution_claim'))) with check ((select app_writes('contribution_claim')));
create policy removed on contribution_claim for delete to hamyar_app using ((select app_writes('contribution_claim')));
