CREATE TABLE "matching_approval" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"run_id" uuid NOT NULL,
	"province_code" text,
	"approved_by" uuid,
	"approver_name" text,
	"approved_at" timestamp with time zone NOT NULL,
	"is_whole" boolean NOT NULL,
	"sent" integer NOT NULL,
	"held_back" integer NOT NULL,
	"held_by_budget" integer NOT NULL,
	"too_late" integer NOT NULL
);

CREATE TABLE "matching_setting" (
	"province_code" text PRIMARY KEY NOT NULL,
	"instant_offers" boolean DEFAULT true NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL
);

CREATE TABLE "matching_snapshot" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"province_code" text,
	"sha256" text NOT NULL,
	"plain_bytes" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retain_until" date NOT NULL
);

ALTER TABLE "matching_run" ADD COLUMN "mode" text DEFAULT 'coverage' NOT NULL;
ALTER TABLE "matching_run" ADD COLUMN "floor_per_mille" smallint DEFAULT 0 NOT NULL;
ALTER TABLE "matching_run" ADD COLUMN "stability" integer DEFAULT 0 NOT NULL;
ALTER TABLE "matching_run" ADD COLUMN "former_run_id" uuid;
ALTER TABLE "matching_run" ADD COLUMN "progress_per_mille" smallint DEFAULT 0 NOT NULL;
ALTER TABLE "matching_run" ADD COLUMN "attempts" smallint DEFAULT 0 NOT NULL;
ALTER TABLE "matching_run" ADD COLUMN "failure" text;
ALTER TABLE "matching_run" ADD COLUMN "seats_bound" integer;
ALTER TABLE "matching_run" ADD COLUMN "score_sum" bigint;
ALTER TABLE "matching_run" ADD COLUMN "score_bound" bigint;
ALTER TABLE "matching_run" ADD COLUMN "summary" jsonb;
ALTER TABLE "matching_run" ADD COLUMN "result_digest" text;
ALTER TABLE "matching_run" ADD COLUMN "engine_ms" integer;
ALTER TABLE "matching_run" ADD COLUMN "replay_asked_at" timestamp with time zone;
ALTER TABLE "matching_run" ADD COLUMN "replayed_at" timestamp with time zone;
ALTER TABLE "matching_run" ADD COLUMN "replay_digest" text;
ALTER TABLE "matching_run" ADD COLUMN "started_at" timestamp with time zone;
ALTER TABLE "matching_approval" ADD CONSTRAINT "matching_approval_run_id_matching_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."matching_run"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "matching_approval" ADD CONSTRAINT "matching_approval_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "matching_approval" ADD CONSTRAINT "matching_approval_approved_by_account_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "matching_setting" ADD CONSTRAINT "matching_setting_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "matching_setting" ADD CONSTRAINT "matching_setting_changed_by_account_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "matching_snapshot" ADD CONSTRAINT "matching_snapshot_run_id_matching_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."matching_run"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "matching_snapshot" ADD CONSTRAINT "matching_snapshot_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
CREATE INDEX "matching_approval_run" ON "matching_approval" USING btree ("run_id");
CREATE INDEX "matching_snapshot_retention" ON "matching_snapshot" USING btree ("retain_until");
ALTER TABLE "matching_run" ADD CONSTRAINT "matching_run_former_run_id_matching_run_id_fk" FOREIGN KEY ("former_run_id") REFERENCES "public"."matching_run"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "matching_run_scope" ON "matching_run" USING btree ("province_code","id");
