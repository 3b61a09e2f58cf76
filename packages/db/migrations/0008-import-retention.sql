ALTER TABLE "import_batch" ADD COLUMN "purpose" text DEFAULT 'import' NOT NULL;
ALTER TABLE "import_batch" ADD COLUMN "retain_until" date DEFAULT current_date + 30 NOT NULL;
ALTER TABLE "import_batch" ADD COLUMN "erased_at" timestamp with time zone;
