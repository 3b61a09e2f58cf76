-- Closing a need says why, and for half an hour it can be taken back before anybody is told.
ALTER TABLE "need" ADD COLUMN "closed_at" timestamp with time zone;
ALTER TABLE "need" ADD COLUMN "closed_by" uuid;
ALTER TABLE "need" ADD COLUMN "closing_reason" text;
ALTER TABLE "need" ADD COLUMN "told_at" timestamp with time zone;
ALTER TABLE "need" ADD CONSTRAINT "need_closed_by_account_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
alter table need add constraint need_closing_reason_known check (closing_reason in ('enough', 'not_needed', 'postponed', 'mistake'));
