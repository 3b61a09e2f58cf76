-- What open needs still ask for, kept by need and exact to the last commit; see packages/db/src/tables/service/needs.ts.
CREATE TABLE "need_opening" (
	"need_id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"urgency_rank" smallint NOT NULL,
	"next_starts_at" timestamp with time zone,
	"next_ends_at" timestamp with time zone,
	"places_left" integer NOT NULL,
	"places_total" integer NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone NOT NULL
);

CREATE TABLE "need_touched" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "need_touched_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"need_id" uuid NOT NULL
);

ALTER TABLE "need_opening" ADD CONSTRAINT "need_opening_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "need_opening_next" ON "need_opening" USING btree ("next_starts_at","need_id") WHERE next_starts_at is not null;
CREATE INDEX "need_opening_province" ON "need_opening" USING btree ("province_code","next_starts_at","need_id") WHERE next_starts_at is not null;
CREATE INDEX "need_opening_urgent" ON "need_opening" USING btree ("province_code","urgency_rank","next_starts_at","need_id") WHERE next_starts_at is not null;
CREATE INDEX "need_opening_valid" ON "need_opening" USING btree ("valid_until");
CREATE INDEX "need_opening_computed" ON "need_opening" USING btree ("computed_at");
CREATE INDEX "need_touched_need" ON "need_touched" USING btree ("need_id");
CREATE INDEX "need_over" ON "need" USING btree ("ends_on","id") WHERE status = 'open';
CREATE INDEX "role_slot_profession" ON "role_slot" USING btree ("profession","need_id");

-- What a need asks for at an instant, from its shifts; no row when none is to come.
create function need_opening_at(need_id uuid, at timestamptz)
returns table (next_starts_at timestamptz, next_ends_at timestamptz, places_left int, places_total int, valid_until timestamptz)
language sql stable as $$
  select (array_agg(s.starts_at order by s.starts_at, s.id) filter (where slots.free > 0))[1],
    (array_agg(s.ends_at order by s.starts_at, s.id) filter (where slots.free > 0))[1],
    coalesce(sum(slots.free), 0)::int, coalesce(sum(slots.wanted), 0)::int, min(s.starts_at)
  from shift s
    cross join lateral (select sum(r.count - r.taken) as free, sum(r.count) as wanted from role_slot r where r.shift_id = s.id) slots
  where s.need_id = need_opening_at.need_id and s.starts_at > at
  having min(s.starts_at) is not null
$$;

create function need_touch() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into need_touched (need_id) select distinct c.need_id from changed c;
  return null;
end
$$;
create function need_touch_itself() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into need_touched (need_id) select c.id from changed c;
  return null;
end
$$;
create trigger need_touch_insert after insert on need referencing new table as changed for each statement execute function need_touch_itself();
create trigger need_touch_update after update on need referencing new table as changed for each statement execute function need_touch_itself();
create trigger need_touch_insert after insert on shift referencing new table as changed for each statement execute function need_touch();
create trigger need_touch_update after update on shift referencing new table as changed for each statement execute function need_touch();
create trigger need_touch_delete after delete on shift referencing old table as changed for each statement execute function need_touch();
create trigger need_touch_insert after insert on role_slot referencing new table as changed for each statement execute function need_touch();
create trigger need_touch_update after update on role_slot referencing new table as changed for each statement execute function need_touch();
create trigger need_touch_delete after delete on role_slot referencing old table as changed for each statement execute function need_touch();

-- Brings so many touched needs, and those of whose shifts one has begun, up to date. One statement, one snapshot: what is
-- touched meanwhile stays on the list. Two at once: one works, the other finds nothing to do.
create function fold_need_openings(at timestamptz, most int) returns int
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  folded int;
begin
  if not pg_try_advisory_xact_lock(hashtext('needs.openings')) then return 0; end if;
  with struck as (
    delete from need_touched where id in (select id from need_touched order by id limit most) returning need_id
  ), passed as (
    select need_id from need_opening where valid_until <= at limit most
  ), due as materialized (
    select need_id from struck union select need_id from passed
  ), fresh as materialized (
    select n.id, n.province_code, array_position(array['critical', 'urgent', 'normal'], n.urgency) - 1 as urgency_rank, o.*
    from due d join need n on n.id = d.need_id and n.status = 'open' cross join lateral need_opening_at(n.id, at) o
  ), gone as (
    delete from need_opening where need_id in (select need_id from due) and need_id not in (select id from fresh)
  ), written as (
    insert into need_opening (need_id, province_code, urgency_rank, next_starts_at, next_ends_at, places_left, places_total,
      valid_until, computed_at)
    select id, province_code, urgency_rank, next_starts_at, next_ends_at, places_left, places_total, valid_until, at from fresh
    on conflict (need_id) do update set province_code = excluded.province_code, urgency_rank = excluded.urgency_rank,
      next_starts_at = excluded.next_starts_at, next_ends_at = excluded.next_ends_at, places_left = excluded.places_left,
      places_total = excluded.places_total, valid_until = excluded.valid_until, computed_at = excluded.computed_at
  )
  select count(*) into folded from due;
  return folded;
end
$$;

grant select on need_opening, need_touched to hamyar_app;
revoke insert, update, delete on need_opening, need_touched from hamyar_app;
revoke all on function fold_need_openings(timestamptz, int) from public;
grant execute on function fold_need_openings(timestamptz, int) to hamyar_app;

insert into need_touched (need_id) select id from need where status = 'open';
select fold_need_openings(now(), 2147483647);
