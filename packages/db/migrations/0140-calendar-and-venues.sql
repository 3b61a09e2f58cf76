-- Days as data: official tables, laws of weekends, closures; and the places where help happens, as a list of their own to which
-- shifts point.
CREATE TABLE "calendar_day" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"year" smallint NOT NULL,
	"day" date NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL
);

CREATE TABLE "calendar_year" (
	"year" smallint PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"imported_by" uuid,
	"imported_at" timestamp with time zone NOT NULL
);

CREATE TABLE "closure" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"province_code" text NOT NULL,
	"county_code" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"reason" text NOT NULL,
	"treatment" text NOT NULL,
	"move_days" integer,
	"closed_by" uuid,
	"closed_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	"form_key" uuid NOT NULL,
	"form_digest" text NOT NULL,
	CONSTRAINT "closure_formKey_unique" UNIQUE("form_key")
);

CREATE TABLE "venue" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "venue_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 101 CACHE 1),
	"kind" text NOT NULL,
	"licence_kind" text,
	"name" text NOT NULL,
	"province_code" text NOT NULL,
	"county_code" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"lat" double precision,
	"lon" double precision,
	"phone" text,
	"step_free" text DEFAULT 'unknown' NOT NULL,
	"lift" text DEFAULT 'unknown' NOT NULL,
	"accessible_toilet" text DEFAULT 'unknown' NOT NULL,
	"hours" text DEFAULT '' NOT NULL,
	"rooms" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"form_key" uuid,
	"form_digest" text,
	"purpose" text DEFAULT 'service at a home' NOT NULL,
	"retain_until" date,
	"erased_at" timestamp with time zone,
	CONSTRAINT "venue_number_unique" UNIQUE("number"),
	CONSTRAINT "venue_formKey_unique" UNIQUE("form_key")
);

CREATE TABLE "weekend_law" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"province_code" text,
	"starts_on" date NOT NULL,
	"off_days" smallint[] NOT NULL,
	"half_days" smallint[] NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "weekend_law_once" UNIQUE NULLS NOT DISTINCT("province_code","starts_on")
);

ALTER TABLE "shift" ADD COLUMN "venue_id" uuid;
ALTER TABLE "shift" ADD COLUMN "closure_id" uuid;
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_year_calendar_year_year_fk" FOREIGN KEY ("year") REFERENCES "public"."calendar_year"("year") ON DELETE no action ON UPDATE no action;
ALTER TABLE "calendar_year" ADD CONSTRAINT "calendar_year_imported_by_account_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "closure" ADD CONSTRAINT "closure_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "closure" ADD CONSTRAINT "closure_county_code_county_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."county"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "closure" ADD CONSTRAINT "closure_closed_by_account_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "closure" ADD CONSTRAINT "closure_lifted_by_account_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "venue" ADD CONSTRAINT "venue_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "venue" ADD CONSTRAINT "venue_county_code_county_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."county"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "venue" ADD CONSTRAINT "venue_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "weekend_law" ADD CONSTRAINT "weekend_law_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "weekend_law" ADD CONSTRAINT "weekend_law_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "calendar_day_once" ON "calendar_day" USING btree ("year","day","name");
CREATE INDEX "closure_days" ON "closure" USING btree ("ends_on","province_code");
CREATE INDEX "closure_province" ON "closure" USING btree ("province_code","id");
CREATE INDEX "venue_province" ON "venue" USING btree ("province_code","id");
CREATE INDEX "venue_county" ON "venue" USING btree ("county_code","state","id");
CREATE INDEX "venue_retention" ON "venue" USING btree ("retain_until","id") WHERE retain_until is not null and erased_at is null;
ALTER TABLE "shift" ADD CONSTRAINT "shift_venue_id_venue_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venue"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "shift" ADD CONSTRAINT "shift_closure_id_closure_id_fk" FOREIGN KEY ("closure_id") REFERENCES "public"."closure"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "shift_start" ON "shift" USING btree ("starts_at");
CREATE INDEX "shift_venue" ON "shift" USING btree ("venue_id","starts_at") WHERE venue_id is not null;
CREATE INDEX "shift_closure" ON "shift" USING btree ("closure_id") WHERE closure_id is not null;
