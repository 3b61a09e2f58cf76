ALTER TABLE "account" ADD COLUMN "erased_at" timestamp with time zone;
ALTER TABLE "contribution" ADD COLUMN "erased_at" timestamp with time zone;
ALTER TABLE "credential" ADD COLUMN "revoked_by" uuid;
ALTER TABLE "credential" ADD COLUMN "revocation_reason" text;
ALTER TABLE "credential" ADD COLUMN "revocation_note" text;
ALTER TABLE "pledge" ADD COLUMN "erased_at" timestamp with time zone;
ALTER TABLE "volunteer" ADD COLUMN "erased_at" timestamp with time zone;
ALTER TABLE "credential" ADD CONSTRAINT "credential_revoked_by_account_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
