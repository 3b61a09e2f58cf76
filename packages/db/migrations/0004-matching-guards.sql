-- What the application must not be able to break around matching runs.

alter table matching_run add constraint matching_run_state_known check (state in (
  'queued', 'running', 'proposed', 'offered', 'discarded', 'failed'));
alter table matching_run add constraint matching_run_mode_known check (mode in ('coverage', 'score'));
alter table matching_run add constraint matching_run_share_sane check (
  floor_per_mille between 0 and 1000 and progress_per_mille between 0 and 1000);

create trigger append_only before update or delete on matching_approval for each row execute function append_only();

do $$
declare
  guarded text;
begin
  foreach guarded in array array['matching_snapshot', 'matching_approval', 'matching_setting']
  loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy everywhere on %I to hamyar_app using ((select app_everywhere())) with check ((select app_everywhere()))', guarded);
    execute format('create policy province on %I to hamyar_app using (province_code = any ((select app_provinces())::text[])) with check (province_code = any ((select app_provinces())::text[]))', guarded);
  end loop;
end
$$;

grant select, insert, update, delete on matching_snapshot, matching_approval, matching_setting to hamyar_app;
revoke update, delete on matching_approval from hamyar_app;
revoke delete on matching_setting from hamyar_app;

-- The week's offers of one person, counted whenever somebody is about to be asked.
create index assignment_offered on assignment (volunteer_id, offered_at) where offered_at is not null and source = 'match';
