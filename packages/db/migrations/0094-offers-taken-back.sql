-- Sent proposals can be taken back for half an hour, as far as nobody answered; and the same decision sent twice by a double
-- click is known as the one that was made. Approvals are only added to, so taking one back is a row of its own.
ALTER TABLE "matching_approval" ADD COLUMN "decision_key" text;

CREATE TABLE "matching_take_back" (
	"approval_id" uuid PRIMARY KEY NOT NULL,
	"province_code" text,
	"taken_back_by" uuid,
	"taken_back_at" timestamp with time zone NOT NULL,
	"offers" integer NOT NULL
);
ALTER TABLE "matching_take_back" ADD CONSTRAINT "matching_take_back_approval_id_matching_approval_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."matching_approval"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "matching_take_back" ADD CONSTRAINT "matching_take_back_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "matching_take_back" ADD CONSTRAINT "matching_take_back_taken_back_by_account_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
alter table matching_take_back add constraint matching_take_back_some check (offers >= 0);
create trigger append_only before update or delete on matching_take_back for each row execute function append_only();
grant select, insert on matching_take_back to hamyar_app;

do $$
declare
  here text := 'province_code = any ((select app_provinces())::text[])';
  desk text := 'province_code = any ((select app_desk())::text[])';
begin
  alter table matching_take_back enable row level security;
  alter table matching_take_back force row level security;
  execute format('create policy owner_all on matching_take_back to %I using (true) with check (true)', current_user);
  execute format('create policy seen on matching_take_back for select to hamyar_app using ((select app_reaches(''matching_take_back'')) or %s)', here);
  execute format('create policy added on matching_take_back for insert to hamyar_app with check ((select app_writes(''matching_take_back'')) or %s)', desk);
end
$$;
create policy changed on matching_take_back for update to hamyar_app using (false) with check (false);
create policy removed on matching_take_back for delete to hamyar_app using (false);
