ALTER TABLE "payment" ADD COLUMN "asked_at" timestamp with time zone DEFAULT now() NOT NULL;
CREATE INDEX "payment_silent" ON "payment" USING btree ("asked_at","id") WHERE state in ('created', 'requested', 'redirected');
