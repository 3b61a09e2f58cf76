ALTER TABLE "credential" ADD COLUMN "recheck_since" timestamp with time zone;
