CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"mobile" text NOT NULL,
	"display_name" text,
	"locale" text DEFAULT 'fa' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"purpose" text DEFAULT 'account' NOT NULL,
	"retain_until" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_mobile_unique" UNIQUE("mobile")
);

CREATE TABLE "assignment" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"role_slot_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"province_code" text NOT NULL,
	"during" "tstzrange" NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"run_id" uuid,
	"score" integer,
	"explanation" jsonb,
	"offered_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"ended_by" text,
	"decline_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"target_type" text NOT NULL,
	"target_id" text NOT NULL,
	"province_code" text,
	"detail" jsonb
);

CREATE TABLE "availability_window" (
	"volunteer_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"start_minute" smallint NOT NULL,
	"end_minute" smallint NOT NULL,
	CONSTRAINT "availability_window_volunteer_id_weekday_start_minute_pk" PRIMARY KEY("volunteer_id","weekday","start_minute")
);

CREATE TABLE "contribution" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"transaction_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"province_code" text NOT NULL,
	"county_code" text,
	"theme" text NOT NULL,
	"project_id" uuid,
	"donor_name" text,
	"donor_mobile" text,
	"is_anonymous" boolean NOT NULL,
	"amount_irr" bigint NOT NULL,
	"item" text,
	"quantity" numeric(18, 3),
	"unit" text,
	"channel" text,
	"tracking_number" text,
	"note" text,
	"contributed_on" date NOT NULL,
	"import_batch_id" uuid,
	"import_row" integer,
	"import_key" text,
	"purpose" text DEFAULT 'giving' NOT NULL,
	"retain_until" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contribution_transactionId_unique" UNIQUE("transaction_id"),
	CONSTRAINT "contribution_importKey_unique" UNIQUE("import_key")
);

CREATE TABLE "contribution_pending" (
	"contribution_id" uuid PRIMARY KEY NOT NULL
);

CREATE TABLE "contribution_total" (
	"province_code" text NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"theme" text NOT NULL,
	"county_code" text NOT NULL,
	"amount_irr" bigint NOT NULL,
	"gift_count" integer NOT NULL,
	CONSTRAINT "contribution_total_province_code_kind_day_theme_county_code_pk" PRIMARY KEY("province_code","kind","day","theme","county_code")
);

CREATE TABLE "county" (
	"code" text PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"name_fa" text NOT NULL,
	"name_en" text,
	"latitude" double precision,
	"longitude" double precision
);

CREATE TABLE "credential" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"volunteer_id" uuid NOT NULL,
	"province_code" text,
	"profession" text NOT NULL,
	"issuing_body" text NOT NULL,
	"number_sealed" "bytea",
	"number_index" text,
	"number_tail" text,
	"level" text,
	"valid_from" date,
	"valid_to" date,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"verified_at" timestamp with time zone,
	"verified_by" uuid,
	"verification_method" text,
	"rejected_at" timestamp with time zone,
	"rejection_reason" text,
	"rejection_note" text,
	"revoked_at" timestamp with time zone
);

CREATE TABLE "goal" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"province_code" text NOT NULL,
	"measure" text NOT NULL,
	"year" smallint NOT NULL,
	"version" smallint NOT NULL,
	"target_irr" bigint NOT NULL,
	"basis" text NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	"source" text NOT NULL
);

CREATE TABLE "import_batch" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"province_code" text,
	"only_province_code" text,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"stored_name" text NOT NULL,
	"state" text NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"progress_row" integer DEFAULT 0 NOT NULL,
	"preview" jsonb,
	"failure" jsonb,
	"committed_rows" integer,
	"unchanged_rows" integer,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"committed_at" timestamp with time zone
);

CREATE TABLE "import_rejected_row" (
	"batch_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"reason" text NOT NULL,
	"field" text NOT NULL,
	"cell_text" text NOT NULL,
	CONSTRAINT "import_rejected_row_batch_id_row_pk" PRIMARY KEY("batch_id","row")
);

CREATE TABLE "ledger_account" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	CONSTRAINT "ledger_account_code_unique" UNIQUE("code")
);

CREATE TABLE "ledger_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" uuid NOT NULL,
	"ledger_account_id" bigint NOT NULL,
	"amount_irr" bigint NOT NULL
);

CREATE TABLE "ledger_transaction" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"ref_type" text NOT NULL,
	"ref_id" uuid NOT NULL,
	"recognised_on" date NOT NULL,
	"posted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transaction_once" UNIQUE("kind","ref_type","ref_id")
);

CREATE TABLE "matching_run" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"province_code" text,
	"state" text NOT NULL,
	"weights_version" text NOT NULL,
	"slot_count" integer DEFAULT 0 NOT NULL,
	"seats_wanted" integer DEFAULT 0 NOT NULL,
	"proposed_count" integer DEFAULT 0 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"offered_at" timestamp with time zone
);

CREATE TABLE "message_attempt" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"outbox_id" uuid NOT NULL,
	"notification_id" uuid,
	"template" text NOT NULL,
	"state" text NOT NULL,
	"provider_message_id" text,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);

CREATE TABLE "need" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "need_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1),
	"province_code" text NOT NULL,
	"county_code" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"theme" text NOT NULL,
	"target_group" text NOT NULL,
	"urgency" text NOT NULL,
	"venue_kind" text NOT NULL,
	"is_remote" boolean DEFAULT false NOT NULL,
	"profession" text NOT NULL,
	"gender" text,
	"language" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"status" text NOT NULL,
	"source" text NOT NULL,
	"import_key" text,
	"import_batch_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "need_number_unique" UNIQUE("number"),
	CONSTRAINT "need_importKey_unique" UNIQUE("import_key")
);

CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid,
	"recipient_mobile" text,
	"template" text NOT NULL,
	"params" jsonb NOT NULL,
	"link" text,
	"locale" text DEFAULT 'fa' NOT NULL,
	"purpose" text DEFAULT 'notification' NOT NULL,
	"retain_until" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone
);

CREATE TABLE "otp_budget" (
	"subject" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"window_seconds" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "otp_budget_subject_window_seconds_window_start_pk" PRIMARY KEY("subject","window_seconds","window_start")
);

CREATE TABLE "otp_challenge" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"mobile" text NOT NULL,
	"code_hash" text NOT NULL,
	"code_sealed" "bytea",
	"browser_hash" text NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" smallint DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dispatched_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"pledge_id" uuid NOT NULL,
	"province_code" text NOT NULL,
	"amount_irr" bigint NOT NULL,
	"gateway" text NOT NULL,
	"authority" text,
	"state" text NOT NULL,
	"reference_id" text,
	"card_mask" text,
	"verified_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_authority_unique" UNIQUE("authority"),
	CONSTRAINT "payment_gateway_reference" UNIQUE("gateway","reference_id")
);

CREATE TABLE "payment_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payment_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"payment_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"detail" jsonb
);

CREATE TABLE "pledge" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"project_id" uuid NOT NULL,
	"province_code" text NOT NULL,
	"donor_account_id" uuid,
	"donor_name" text,
	"donor_mobile" text,
	"is_anonymous" boolean DEFAULT false NOT NULL,
	"amount_irr" bigint NOT NULL,
	"state" text NOT NULL,
	"key_hash" text NOT NULL,
	"locale" text DEFAULT 'fa' NOT NULL,
	"purpose" text DEFAULT 'giving' NOT NULL,
	"retain_until" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pledge_key" UNIQUE("key_hash")
);

CREATE TABLE "processed" (
	"consumer" text NOT NULL,
	"outbox_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "processed_consumer_outbox_id_pk" PRIMARY KEY("consumer","outbox_id")
);

CREATE TABLE "project" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "project_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 101 CACHE 1),
	"province_code" text NOT NULL,
	"county_code" text,
	"theme" text NOT NULL,
	"title_fa" text NOT NULL,
	"title_en" text,
	"summary_fa" text NOT NULL,
	"summary_en" text,
	"target_irr" bigint NOT NULL,
	"unit_label_fa" text NOT NULL,
	"unit_label_en" text,
	"unit_count" integer NOT NULL,
	"status" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_number_unique" UNIQUE("number")
);

CREATE TABLE "project_total" (
	"project_id" uuid PRIMARY KEY NOT NULL,
	"amount_irr" bigint NOT NULL,
	"gift_count" integer NOT NULL
);

CREATE TABLE "province" (
	"code" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name_fa" text NOT NULL,
	"name_en" text NOT NULL,
	"sort_fa" smallint NOT NULL,
	"population1395" integer NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	CONSTRAINT "province_slug_unique" UNIQUE("slug")
);

CREATE TABLE "receipt" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"payment_id" uuid NOT NULL,
	"province_code" text NOT NULL,
	"serial_year" smallint NOT NULL,
	"serial_number" integer NOT NULL,
	"code" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "receipt_paymentId_unique" UNIQUE("payment_id"),
	CONSTRAINT "receipt_code_unique" UNIQUE("code"),
	CONSTRAINT "receipt_serial" UNIQUE("province_code","serial_year","serial_number")
);

CREATE TABLE "receipt_counter" (
	"province_code" text NOT NULL,
	"serial_year" smallint NOT NULL,
	"last_number" integer NOT NULL,
	CONSTRAINT "receipt_counter_province_code_serial_year_pk" PRIMARY KEY("province_code","serial_year")
);

CREATE TABLE "refresh_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"spent_at" timestamp with time zone
);

CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"province_code" text,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone
);

CREATE TABLE "role_slot" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"shift_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"province_code" text NOT NULL,
	"profession" text NOT NULL,
	"gender" text,
	"language" text,
	"count" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL
);

CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text
);

CREATE TABLE "shift" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"need_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);

CREATE TABLE "volunteer" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid,
	"mobile" text NOT NULL,
	"first_name" text,
	"last_name" text,
	"gender" text,
	"national_id_sealed" "bytea",
	"national_id_index" text,
	"profession" text,
	"province_code" text,
	"county_code" text,
	"radius_km" integer DEFAULT 25 NOT NULL,
	"is_remote" boolean DEFAULT false NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"weekly_hours_cap" smallint DEFAULT 8 NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"source" text NOT NULL,
	"import_batch_id" uuid,
	"confirmed_at" timestamp with time zone,
	"purpose" text DEFAULT 'volunteering' NOT NULL,
	"retain_until" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "volunteer_accountId_unique" UNIQUE("account_id"),
	CONSTRAINT "volunteer_nationalIdIndex_unique" UNIQUE("national_id_index")
);

ALTER TABLE "assignment" ADD CONSTRAINT "assignment_role_slot_id_role_slot_id_fk" FOREIGN KEY ("role_slot_id") REFERENCES "public"."role_slot"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_volunteer_id_volunteer_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteer"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_run_id_matching_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."matching_run"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "audit" ADD CONSTRAINT "audit_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "availability_window" ADD CONSTRAINT "availability_window_volunteer_id_volunteer_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteer"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_transaction_id_ledger_transaction_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transaction"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_county_code_county_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."county"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "contribution_pending" ADD CONSTRAINT "contribution_pending_contribution_id_contribution_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "contribution_total" ADD CONSTRAINT "contribution_total_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "county" ADD CONSTRAINT "county_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "credential" ADD CONSTRAINT "credential_volunteer_id_volunteer_id_fk" FOREIGN KEY ("volunteer_id") REFERENCES "public"."volunteer"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "credential" ADD CONSTRAINT "credential_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "credential" ADD CONSTRAINT "credential_verified_by_account_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goal" ADD CONSTRAINT "goal_set_by_account_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_only_province_code_province_code_fk" FOREIGN KEY ("only_province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_rejected_row" ADD CONSTRAINT "import_rejected_row_batch_id_import_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batch"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_ledger_transaction_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transaction"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_ledger_account_id_ledger_account_id_fk" FOREIGN KEY ("ledger_account_id") REFERENCES "public"."ledger_account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "matching_run" ADD CONSTRAINT "matching_run_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "matching_run" ADD CONSTRAINT "matching_run_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "message_attempt" ADD CONSTRAINT "message_attempt_notification_id_notification_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notification"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "need" ADD CONSTRAINT "need_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "need" ADD CONSTRAINT "need_county_code_county_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."county"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "need" ADD CONSTRAINT "need_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "notification" ADD CONSTRAINT "notification_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "payment" ADD CONSTRAINT "payment_pledge_id_pledge_id_fk" FOREIGN KEY ("pledge_id") REFERENCES "public"."pledge"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "payment" ADD CONSTRAINT "payment_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "payment_event" ADD CONSTRAINT "payment_event_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_donor_account_id_account_id_fk" FOREIGN KEY ("donor_account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "project" ADD CONSTRAINT "project_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "project" ADD CONSTRAINT "project_county_code_county_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."county"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "project_total" ADD CONSTRAINT "project_total_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "receipt_counter" ADD CONSTRAINT "receipt_counter_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "role_slot" ADD CONSTRAINT "role_slot_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "role_slot" ADD CONSTRAINT "role_slot_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "role_slot" ADD CONSTRAINT "role_slot_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "shift" ADD CONSTRAINT "shift_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_county_code_county_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."county"("code") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "assignment_live" ON "assignment" USING btree ("role_slot_id","volunteer_id") WHERE state not in ('declined','lapsed','withdrawn','rejected','no_show','not_needed','cancelled_by_need');
CREATE INDEX "assignment_volunteer" ON "assignment" USING btree ("volunteer_id","state");
CREATE INDEX "assignment_need" ON "assignment" USING btree ("need_id","state");
CREATE INDEX "assignment_expiry" ON "assignment" USING btree ("expires_at") WHERE state = 'offered';
CREATE INDEX "assignment_run" ON "assignment" USING btree ("run_id");
CREATE INDEX "audit_target" ON "audit" USING btree ("target_type","target_id");
CREATE INDEX "audit_province" ON "audit" USING btree ("province_code","id");
CREATE INDEX "contribution_province_day" ON "contribution" USING btree ("province_code","contributed_on");
CREATE INDEX "contribution_batch" ON "contribution" USING btree ("import_batch_id");
CREATE INDEX "contribution_project" ON "contribution" USING btree ("project_id");
CREATE INDEX "credential_volunteer" ON "credential" USING btree ("volunteer_id");
CREATE INDEX "credential_queue" ON "credential" USING btree ("province_code","submitted_at");
CREATE INDEX "goal_scope" ON "goal" USING btree ("province_code","measure","year","version");
CREATE INDEX "import_batch_list" ON "import_batch" USING btree ("province_code","id");
CREATE INDEX "ledger_entry_transaction" ON "ledger_entry" USING btree ("transaction_id");
CREATE INDEX "ledger_entry_account" ON "ledger_entry" USING btree ("ledger_account_id");
CREATE INDEX "message_attempt_outbox" ON "message_attempt" USING btree ("outbox_id");
CREATE INDEX "need_province_status" ON "need" USING btree ("province_code","status","id");
CREATE INDEX "need_open" ON "need" USING btree ("status","starts_on","id");
CREATE INDEX "notification_inbox" ON "notification" USING btree ("account_id","id");
CREATE INDEX "otp_challenge_mobile" ON "otp_challenge" USING btree ("mobile","created_at");
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_at") WHERE state in (0, 1);
CREATE INDEX "outbox_key" ON "outbox" USING btree ("topic","key");
CREATE INDEX "payment_pledge" ON "payment" USING btree ("pledge_id");
CREATE INDEX "payment_state" ON "payment" USING btree ("state","updated_at");
CREATE INDEX "payment_event_payment" ON "payment_event" USING btree ("payment_id");
CREATE INDEX "pledge_project" ON "pledge" USING btree ("project_id");
CREATE INDEX "pledge_account" ON "pledge" USING btree ("donor_account_id");
CREATE INDEX "project_province_status" ON "project" USING btree ("province_code","status");
CREATE INDEX "role_grant_account" ON "role_grant" USING btree ("account_id");
CREATE INDEX "role_slot_need" ON "role_slot" USING btree ("need_id");
CREATE INDEX "role_slot_shift" ON "role_slot" USING btree ("shift_id");
CREATE INDEX "session_account" ON "session" USING btree ("account_id");
CREATE INDEX "shift_need" ON "shift" USING btree ("need_id","starts_at");
CREATE INDEX "volunteer_province_profession" ON "volunteer" USING btree ("province_code","profession");
CREATE INDEX "volunteer_mobile" ON "volunteer" USING btree ("mobile");
