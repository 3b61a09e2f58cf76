-- Whom a case concerns may be erased while it is open: the keyed hash of their number is written when they are named.
-- A case that was looked at before this has none; its bar holds by account and national ID alone.
ALTER TABLE "complaint" ADD COLUMN "concerned_mobile_index" text;
ALTER TABLE "person_bar" ALTER COLUMN "mobile_index" DROP NOT NULL;
CREATE INDEX "person_bar_until" ON "person_bar" USING btree ("until","id") WHERE ended_at is null;
CREATE INDEX "person_bar_over" ON "person_bar" USING btree ("id") WHERE ended_at is not null and account_id is not null;

-- What a bar knows somebody by goes once it is over; while it holds, its number stays the one it was put on.
drop trigger only_these_change on person_bar;
create trigger only_these_change before update on person_bar for each row
  execute function only_these_change('account_id', 'mobile_index', 'national_id_index', 'ended_at', 'ended_by');
create trigger nothing_taken_back before update on person_bar for each row
  when (new.mobile_index is distinct from old.mobile_index and (new.mobile_index is not null or new.ended_at is null))
  execute function nothing_taken_back();
