-- Two records of one person become one: the other leads to it, rests as a draft, and can be taken back for half an hour.
alter table volunteer add column merged_into uuid constraint volunteer_merged_into_volunteer_id_fk references volunteer(id);
create index volunteer_merged on volunteer (merged_into) where merged_into is not null;
alter table volunteer add constraint volunteer_merged_rests check (merged_into is null or (status = 'draft' and merged_into <> id));
create table record_merge (
  id uuid primary key default uuidv7() not null,
  kept_id uuid not null constraint record_merge_kept_id_volunteer_id_fk references volunteer(id),
  merged_id uuid not null constraint record_merge_merged_id_volunteer_id_fk references volunteer(id),
  province_code text constraint record_merge_province_code_province_code_fk references province(code),
  taken text[] not null,
  reason text,
  version text not null,
  asked_by uuid constraint record_merge_asked_by_account_id_fk references account(id),
  asked_at timestamp with time zone not null,
  merged_at timestamp with time zone,
  merged_by uuid constraint record_merge_merged_by_account_id_fk references account(id),
  was text,
  credential_ids uuid[] default '{}' not null,
  assignment_ids uuid[] default '{}' not null,
  digest text,
  undone_at timestamp with time zone,
  undone_by uuid constraint record_merge_undone_by_account_id_fk references account(id)
);
create unique index record_merge_of on record_merge (merged_id) where undone_at is null;
create index record_merge_kept on record_merge (kept_id);
create index record_merge_province on record_merge (province_code, id);
alter table record_merge add constraint record_merge_two check (kept_id <> merged_id);
alter table record_merge add constraint record_merge_whole check (num_nulls(merged_at, was, digest) in (0, 3));
create trigger only_these_change before update on record_merge for each row execute function only_these_change(
  'reason', 'merged_at', 'merged_by', 'was', 'credential_ids', 'assignment_ids', 'digest', 'undone_at', 'undone_by');
create trigger nothing_taken_back before update on record_merge for each row
  when (old.undone_at is not null and new.undone_at is distinct from old.undone_at
    or old.merged_at is not null and new.merged_at is distinct from old.merged_at)
  execute function nothing_taken_back();
create trigger append_only before delete on record_merge for each row execute function append_only();
grant select, insert, update on record_merge to hamyar_app;
revoke delete, truncate on record_merge from hamyar_app;

-- Written by the acts that were made for it and by nobody else; the office of the record that stays reads it.
do $$
begin
  alter table record_merge enable row level security;
  alter table record_merge force row level security;
  execute format('create policy owner_all on record_merge to %I using (true) with check (true)', current_user);
end
$$;
create policy seen on record_merge for select to hamyar_app
  using ((select app_reaches('record_merge')) or province_code = any ((select app_provinces())::text[]));
create policy added on record_merge for insert to hamyar_app with check ((select app_made_for('record_merge')));
create policy changed on record_merge for update to hamyar_app
  using ((select app_made_for('record_merge'))) with check ((select app_made_for('record_merge')));
create policy removed on record_merge for delete to hamyar_app using ((select app_made_for('record_merge')));

-- Nobody leads their own record elsewhere.
drop trigger own_row_keeps on volunteer;
create trigger own_row_keeps before update on volunteer for each row execute function own_row_keeps(
  'id', 'account_id', 'mobile', 'source', 'import_batch_id', 'purpose', 'erased_at', 'created_at', 'merged_into');

-- A place goes from one volunteer to another along a joining alone, there or back.
create or replace function role_slot_follow() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  before_holds boolean := tg_op <> 'INSERT' and holds_place(old.state);
  after_holds boolean := tg_op <> 'DELETE' and holds_place(new.state);
begin
  if tg_op = 'UPDATE' and (old.role_slot_id <> new.role_slot_id or old.volunteer_id <> new.volunteer_id and not exists (
    select from volunteer v where (v.id, v.merged_into) in ((old.volunteer_id, new.volunteer_id), (new.volunteer_id, old.volunteer_id))))
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

-- A record that leads elsewhere gets nothing new: whoever writes to it has not followed it.
create function merged_record_rests() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from volunteer v where v.id = new.volunteer_id and v.merged_into is not null) then
    raise exception 'the record % was joined with another', new.volunteer_id using errcode = '42501';
  end if;
  return null;
end
$$;
create trigger merged_record_rests after insert on assignment for each row execute function merged_record_rests();
create trigger merged_record_rests after insert on credential for each row execute function merged_record_rests();
