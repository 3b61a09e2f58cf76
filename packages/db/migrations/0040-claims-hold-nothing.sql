-- A national ID that somebody writes is a claim, and a claim keeps nobody from their own: only what an office vouches for
-- is held once in the land. Whoever wrote a number that another has stands in the officers' list, and is told nothing.
ALTER TABLE "volunteer" DROP CONSTRAINT "volunteer_nationalIdIndex_unique";
ALTER TABLE "volunteer" ADD COLUMN "national_id_proven_at" timestamp with time zone;
update volunteer set national_id_proven_at = created_at where source <> 'signup' and national_id_index is not null;
CREATE UNIQUE INDEX "volunteer_national_id_proven" ON "volunteer" USING btree ("national_id_index") WHERE national_id_proven_at is not null;
CREATE INDEX "volunteer_national_id" ON "volunteer" USING btree ("national_id_index");
-- Only an office vouches; whoever writes another number themselves lets go of what it vouched for.
create trigger own_proven_id_keeps before update on volunteer for each row when (new.national_id_proven_at is not null)
  execute function own_row_keeps('national_id_proven_at', 'national_id_index', 'national_id_sealed');
