-- Keys and what they sign; the public log and its tree; the signed form of a receipt.
CREATE TABLE "log_checkpoint" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" "bytea" NOT NULL,
	"note" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone
);

CREATE TABLE "log_leaf" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"day" date NOT NULL,
	"commitment" "bytea" NOT NULL,
	"seq" bigint,
	"sealed_at" timestamp with time zone,
	"logged_at" timestamp with time zone NOT NULL,
	CONSTRAINT "log_leaf_seq_unique" UNIQUE("seq"),
	CONSTRAINT "log_leaf_fact" UNIQUE("kind","subject_id","commitment")
);

CREATE TABLE "log_tile" (
	"level" smallint NOT NULL,
	"number" bigint NOT NULL,
	"hashes" "bytea" NOT NULL,
	CONSTRAINT "log_tile_level_number_pk" PRIMARY KEY("level","number")
);

CREATE TABLE "signed_document" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"kid" text NOT NULL,
	"code" text NOT NULL,
	"status_list" integer NOT NULL,
	"status_index" integer NOT NULL,
	"document" "bytea" NOT NULL,
	"document_hash" "bytea" NOT NULL,
	"nonce" "bytea",
	"issued_at" timestamp with time zone NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	CONSTRAINT "signed_document_code_unique" UNIQUE("code"),
	CONSTRAINT "signed_document_documentHash_unique" UNIQUE("document_hash"),
	CONSTRAINT "signed_document_status" UNIQUE("status_list","status_index")
);

CREATE TABLE "signing_key" (
	"kid" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"not_after" timestamp with time zone NOT NULL,
	"compromised_since" timestamp with time zone,
	"compromised_log_size" bigint,
	"compromise_reason" text,
	"created_at" timestamp with time zone NOT NULL
);

CREATE TABLE "signing_secret" (
	"kid" text PRIMARY KEY NOT NULL,
	"seed_sealed" "bytea" NOT NULL
);

CREATE TABLE "status_list" (
	"number" integer PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"kid" text NOT NULL,
	"revoked_count" integer NOT NULL,
	"built_at" timestamp with time zone NOT NULL
);

ALTER TABLE "receipt" ADD COLUMN "document_id" uuid;
ALTER TABLE "signed_document" ADD CONSTRAINT "signed_document_kid_signing_key_kid_fk" FOREIGN KEY ("kid") REFERENCES "public"."signing_key"("kid") ON DELETE no action ON UPDATE no action;
ALTER TABLE "signing_secret" ADD CONSTRAINT "signing_secret_kid_signing_key_kid_fk" FOREIGN KEY ("kid") REFERENCES "public"."signing_key"("kid") ON DELETE no action ON UPDATE no action;
ALTER TABLE "status_list" ADD CONSTRAINT "status_list_kid_signing_key_kid_fk" FOREIGN KEY ("kid") REFERENCES "public"."signing_key"("kid") ON DELETE no action ON UPDATE no action;
CREATE INDEX "log_leaf_waiting" ON "log_leaf" USING btree ("id") WHERE seq is null;
CREATE UNIQUE INDEX "signed_document_subject" ON "signed_document" USING btree ("kind","subject_id") WHERE revoked_at is null;
CREATE INDEX "signed_document_kid" ON "signed_document" USING btree ("kid");
CREATE INDEX "signed_document_revoked" ON "signed_document" USING btree ("status_list","status_index") WHERE revoked_at is not null;
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_document_id_signed_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."signed_document"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "receipt_unsigned" ON "receipt" USING btree ("id") WHERE document_id is null;
