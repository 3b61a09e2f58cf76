-- One record used by two people who share a number becomes two, and for half an hour that can be taken back.
create table record_part (
  id uuid primary key default uuidv7() not null,
  kept_id uuid not null constraint record_part_kept_id_volunteer_id_fk references volunteer(id),
  parted_id uuid constraint record_part_parted_id_volunteer_id_fk references volunteer(id),
  first_name text,
  last_name text,
  profession text,
  mobile text,
  credential_ids uuid[] default '{}' not null,
  assignment_ids uuid[] default '{}' not null,
  reason text,
  version text not null,
  asked_by uuid constraint record_part_asked_by_account_id_fk references account(id),
  asked_at timestamp with time zone not null,
  parted_at timestamp with time zone,
  parted_by uuid constraint record_part_parted_by_account_id_fk references account(id),
  digest text,
  undone_at timestamp with time zone,
  undone_by uuid constraint record_part_undone_by_account_id_fk references account(id)
);
create unique index record_part_waiting on record_part (kept_id) where parted_at is null and undone_at is null;
create index record_part_kept on record_part (kept_id);
create index record_part_parted on record_part (parted_id);
alter table record_part add constraint record_part_two check (kept_id <> parted_id);
alter table record_part add constraint record_part_whole check (num_nulls(parted_at, parted_id) in (0, 2));
-- Whoever confirms is another officer than the one who asked.
alter table record_part add constraint record_part_second check (parted_by <> asked_by);
create trigger only_these_change before update on record_part for each row execute function only_these_change(
  'parted_id', 'first_name', 'last_name', 'profession', 'mobile', 'reason', 'parted_at', 'parted_by', 'digest', 'undone_at', 'undone_by');
create trigger nothing_taken_back before update on record_part for each row
  when (old.undone_at is not null and new.undone_at is distinct from old.undone_at
    or old.parted_at is not null and new.parted_at is distinct from old.parted_at)
  execute function nothing_taken_back();
create trigger append_only before delete on record_part for each row execute function append_only();
grant select, insert, update on record_part to hamyar_app;
revoke delete, truncate on record_part from hamyar_app;

-- Written by the acts that were made for it and by nobody else; the office in charge of the record that stays reads it.
do $$
begin
  alter table record_part enable row level security;
  alter table record_part force row level security;
  execute format('create policy owner_all on record_part to %I using (true) with check (true)', current_user);
end
$$;
create policy seen on record_part for select to hamyar_app
  using ((select app_reaches('record_part')) or exists (select from volunteer v
    where v.id = kept_id and v.province_code = any ((select app_provinces())::text[]) offset 0));
create policy added on record_part for insert to hamyar_app with check ((select app_made_for('record_part')));
create policy changed on record_part for update to hamyar_app
  using ((select app_made_for('record_part'))) with check ((select app_made_for('record_part')));
create policy removed on record_part for delete to hamyar_app using ((select app_made_for('record_part')));

-- A place goes from one volunteer to another along a joining or a parting alone, there or back.
create or replace function role_slot_follow() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  before_holds boolean := tg_op <> 'INSERT' and holds_place(old.state);
  after_holds boolean := tg_op <> 'DELETE' and holds_place(new.state);
begin
  if tg_op = 'UPDATE' and (old.role_slot_id <> new.role_slot_id or old.volunteer_id <> new.volunteer_id and not exists (
    select from volunteer v where (v.id, v.merged_into) in ((old.volunteer_id, new.volunteer_id), (new.volunteer_id, old.volunteer_id)))
    and not exists (select from record_part p where p.undone_at is null
      and (p.kept_id, p.parted_id) in ((old.volunteer_id, new.volunteer_id), (new.volunteer_id, old.volunteer_id))))
  then
    raise exception 'an assignment keeps its slot and its volunteer';
  end if;
  if after_holds and not before_holds then
    update role_slot set taken = taken + 1 where id = new.role_slot_id;
  elsif before_holds and not after_holds then
    update role_slot set taken = taken - 1 where id = old.role_slot_id;
  end if;
  return null;
end
$$;
