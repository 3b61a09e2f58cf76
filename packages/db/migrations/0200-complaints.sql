-- Complaints and safeguarding: what is reported, who reported it (apart and sealed), what each side said, and who gets no offers.
CREATE TABLE "complaint" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "complaint_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"severity" text,
	"state" text NOT NULL,
	"level" text NOT NULL,
	"province_code" text,
	"in_danger" boolean NOT NULL,
	"by_phone" boolean NOT NULL,
	"may_contact" boolean NOT NULL,
	"words_sealed" "bytea",
	"about_sealed" "bytea",
	"about_number_sealed" "bytea",
	"substance_sealed" "bytea",
	"concerned_account_id" uuid,
	"concerned_name" text,
	"concerned_told_at" timestamp with time zone,
	"triaged_by" uuid,
	"triaged_at" timestamp with time zone,
	"finding" text,
	"outcome" text,
	"reason_sealed" "bytea",
	"bar_until" date,
	"proposed_by" uuid,
	"proposer_name" text,
	"decided_by" uuid,
	"decider_name" text,
	"decided_at" timestamp with time zone,
	"appeal_until" date,
	"appealed_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"triage_due_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	"purpose" text DEFAULT 'complaint' NOT NULL,
	"retain_until" date NOT NULL,
	"erased_at" timestamp with time zone,
	"form_key" uuid NOT NULL,
	"form_digest" text NOT NULL
);

CREATE TABLE "complaint_entry" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"complaint_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"to" text NOT NULL,
	"text_sealed" "bytea",
	"account_id" uuid,
	"form_key" uuid
);

CREATE TABLE "complaint_reporter" (
	"complaint_id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"code" text NOT NULL,
	"secret_hash" text NOT NULL,
	"name_sealed" "bytea",
	"contact_sealed" "bytea",
	"taken_by" uuid
);

CREATE TABLE "person_bar" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"complaint_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid,
	"mobile_index" text NOT NULL,
	"national_id_index" text,
	"starts_at" timestamp with time zone NOT NULL,
	"until" date,
	"ended_at" timestamp with time zone,
	"ended_by" uuid
);

ALTER TABLE "complaint" ADD CONSTRAINT "complaint_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_concerned_account_id_account_id_fk" FOREIGN KEY ("concerned_account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "complaint_entry" ADD CONSTRAINT "complaint_entry_complaint_id_complaint_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaint"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "complaint_reporter" ADD CONSTRAINT "complaint_reporter_complaint_id_complaint_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaint"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "complaint_reporter" ADD CONSTRAINT "complaint_reporter_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "person_bar" ADD CONSTRAINT "person_bar_complaint_id_complaint_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaint"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "person_bar" ADD CONSTRAINT "person_bar_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "complaint_form" ON "complaint" USING btree ("form_key");
CREATE INDEX "complaint_place" ON "complaint" USING btree ("province_code","id");
CREATE INDEX "complaint_concerned" ON "complaint" USING btree ("concerned_account_id","id");
CREATE INDEX "complaint_due" ON "complaint" USING btree ("triage_due_at","id") WHERE state = 'received' and reminded_at is null;
CREATE INDEX "complaint_appeal" ON "complaint" USING btree ("appeal_until","id") WHERE state = 'decided';
CREATE INDEX "complaint_retention" ON "complaint" USING btree ("retain_until","id") WHERE erased_at is null;
CREATE INDEX "complaint_entry_of" ON "complaint_entry" USING btree ("complaint_id","id");
CREATE UNIQUE INDEX "complaint_entry_form" ON "complaint_entry" USING btree ("form_key");
CREATE UNIQUE INDEX "complaint_reporter_code" ON "complaint_reporter" USING btree ("code");
CREATE INDEX "complaint_reporter_account" ON "complaint_reporter" USING btree ("account_id");
CREATE INDEX "person_bar_account" ON "person_bar" USING btree ("account_id") WHERE ended_at is null;
CREATE INDEX "person_bar_mobile" ON "person_bar" USING btree ("mobile_index") WHERE ended_at is null;
CREATE INDEX "person_bar_national_id" ON "person_bar" USING btree ("national_id_index") WHERE ended_at is null;
CREATE INDEX "person_bar_complaint" ON "person_bar" USING btree ("complaint_id","id");
