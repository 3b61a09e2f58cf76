-- The outbox and the record of kept promises, one partition a day: what is over is dropped whole, because deleting row by
-- row leaves the very tables that every change writes to bloated. Ids are UUIDv7, so the id alone names the partition.

-- The smallest UUIDv7 of an instant.
create function uuid_from(instant timestamptz) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0') || '7000' || '8000' || repeat('0', 12))::uuid
$$;

alter table outbox rename to outbox_before;
alter index outbox_pkey rename to outbox_before_pkey;
alter index outbox_due rename to outbox_before_due;
alter index outbox_key rename to outbox_before_key;
create table outbox (like outbox_before including defaults) partition by range (id);
alter table outbox add primary key (id);
create index outbox_due on outbox (next_at) where state in (0, 1);
create index outbox_key on outbox (topic, key);
create index outbox_dead on outbox (id) where state = 3;
alter table outbox add constraint outbox_state_known check (state between 0 and 4);
create trigger outbox_ring after insert on outbox for each statement execute function outbox_ring();
create table outbox_rest partition of outbox default;
insert into outbox select * from outbox_before;
drop table outbox_before;

alter table processed rename to processed_before;
alter index processed_consumer_outbox_id_pk rename to processed_before_pk;
create table processed (like processed_before including defaults) partition by range (outbox_id);
alter table processed add constraint processed_consumer_outbox_id_pk primary key (consumer, outbox_id);
create table processed_rest partition of processed default;
insert into processed select * from processed_before;
drop table processed_before;

grant select, insert, update on outbox to hamyar_app;
grant select, insert on processed to hamyar_app;

-- Makes the days to come and drops those gone by: promises after a week if none of that day is open or dead, the record
-- of kept ones after thirty days, longer than anything is sent again. The application owns no table, so it asks for this.
-- A day without its partition falls into the rest and is moved when its partition is made.
create function keep_delivery_partitions() returns void
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
  kind record;
  day date;
  part text;
  is_over boolean;
begin
  for kind in
    select * from (values ('outbox', 'id', 7, ' where state in (0, 1, 3)'), ('processed', 'outbox_id', 30, ' where false'))
      as t(parent, key, kept_days, open_rows)
  loop
    execute format('select least(current_date, min(uuid_extract_timestamp(%I))::date) from %I', kind.key, kind.parent || '_rest') into day;
    for day in select generate_series(greatest(day, current_date - kind.kept_days), current_date + 3, '1 day') loop
      part := kind.parent || to_char(day, '_YYYYMMDD');
      continue when to_regclass(part) is not null;
      execute format('lock table %I in access exclusive mode', kind.parent || '_rest');
      execute format('create table %I (like %I including defaults including constraints)', part, kind.parent);
      execute format('with moved as (delete from %1$I where %2$I >= %3$L and %2$I < %4$L returning *) insert into %5$I select * from moved',
        kind.parent || '_rest', kind.key, uuid_from(day), uuid_from(day + 1), part);
      execute format('alter table %I attach partition %I for values from (%L) to (%L)',
        kind.parent, part, uuid_from(day), uuid_from(day + 1));
    end loop;
    for part in
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = kind.parent::regclass and c.relname ~ '_\d{8}$'
        and to_date(right(c.relname, 8), 'YYYYMMDD') < current_date - kind.kept_days
    loop
      execute format('select not exists (select from %I%s)', part, kind.open_rows) into is_over;
      if is_over then execute format('drop table %I', part); end if;
    end loop;
  end loop;
end
$$;
revoke all on function keep_delivery_partitions() from public;
grant execute on function keep_delivery_partitions() to hamyar_app;
select keep_delivery_partitions();
