-- Closed lists ------------------------------------------------------------------------------------

alter table calendar_day add constraint calendar_day_kind_known check (kind in ('holiday', 'civic'));
alter table closure add constraint closure_reason_known check (reason in ('air_pollution', 'snow', 'heat', 'energy', 'other'));
alter table closure add constraint closure_treatment_known check (treatment in ('cancel', 'move'));
alter table closure add constraint closure_days check (ends_on >= starts_on);
alter table closure add constraint closure_move check ((treatment = 'move') = (move_days is not null) and move_days between 1 and 60);
alter table weekend_law add constraint weekend_law_weekdays check (off_days <@ '{0,1,2,3,4,5,6}' and half_days <@ '{0,1,2,3,4,5,6}'
  and not off_days && half_days and cardinality(off_days) < 7);
alter table venue add constraint venue_state_known check (state in ('draft', 'open', 'closed'));
alter table venue add constraint venue_kind_known check (kind in ('clinic', 'elder_centre', 'children_home', 'positive_life',
  'non_government_centre', 'crisis_centre', 'charity', 'school', 'mobile_unit', 'home', 'office', 'remote'));
alter table venue add constraint venue_access_known check (step_free in ('yes', 'no', 'unknown') and lift in ('yes', 'no', 'unknown')
  and accessible_toilet in ('yes', 'no', 'unknown'));
alter table venue add constraint venue_point check ((lat is null) = (lon is null));
alter table venue add constraint venue_home_goes check (kind <> 'home' or retain_until is not null);

-- A shift that does not take place asks for nobody.
create or replace function need_opening_at(need_id uuid, at timestamptz)
returns table (next_starts_at timestamptz, next_ends_at timestamptz, places_left int, places_total int, valid_until timestamptz)
language sql stable as $$
  select (array_agg(s.starts_at order by s.starts_at, s.id) filter (where slots.free > 0))[1],
    (array_agg(s.ends_at order by s.starts_at, s.id) filter (where slots.free > 0))[1],
    coalesce(sum(slots.free), 0)::int, coalesce(sum(slots.wanted), 0)::int, min(s.starts_at)
  from shift s
    cross join lateral (select sum(r.count - r.taken) as free, sum(r.count) as wanted from role_slot r where r.shift_id = s.id) slots
  where s.need_id = need_opening_at.need_id and s.starts_at > at and s.closure_id is null
  having min(s.starts_at) is not null
$$;

-- Whether the actor is to come to a home: only then are they told where it is.
create function app_comes_to(home uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select app_account() is not null and exists (select from shift s join role_slot r on r.shift_id = s.id
    join assignment a on a.role_slot_id = r.id join volunteer v on v.id = a.volunteer_id
    where s.venue_id = home and a.state in ('accepted', 'confirmed', 'checked_in') and v.account_id = app_account())
$$;
revoke all on function app_comes_to(uuid) from public;
grant execute on function app_comes_to(uuid) to hamyar_app;

-- The wall -----------------------------------------------------------------------------------------

grant select, insert, update, delete on calendar_day to hamyar_app;
grant select, insert, update on calendar_year, weekend_law, closure, venue to hamyar_app;

create function pg_temp.wall(guarded text, reads text, written text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', guarded);
  execute format('alter table %I force row level security', guarded);
  execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
  execute format('create policy seen on %I for select to hamyar_app using (%s)', guarded, reads);
  execute format('create policy added on %I for insert to hamyar_app with check (%s)', guarded, written);
  execute format('create policy changed on %I for update to hamyar_app using (%2$s) with check (%2$s)', guarded, written);
  execute format('create policy removed on %I for delete to hamyar_app using (%s)', guarded, written);
end
$$;

-- Days are everybody's to read. Tables of the year are the nation's administrators', laws also those of each province;
-- closing reaches shifts and people, so that its own act alone writes it.
select pg_temp.wall('calendar_year', 'true', '(select app_writes_staff(''calendar_year''))');
select pg_temp.wall('calendar_day', 'true', '(select app_writes_staff(''calendar_day''))');
select pg_temp.wall('weekend_law', 'true', '(select app_writes_staff(''weekend_law'')) or province_code = any ((select app_staff())::text[])');
select pg_temp.wall('closure', 'true',
  '''closure'' = any (string_to_array(coalesce(current_setting(''app.reach'', true), ''''), '',''))');
-- Drafts are the office's; a home is its office's and that of whoever is to come.
select pg_temp.wall('venue',
  '(select app_reaches(''venue'')) or (select app_writes_staff(''venue'')) or (state <> ''draft'' and kind <> ''home'')
    or province_code = any ((select app_desk())::text[]) or province_code = any ((select app_staff())::text[])
    or (kind = ''home'' and state <> ''draft'' and app_comes_to(id))',
  '(select app_writes(''venue'')) or (select app_writes_staff(''venue'')) or province_code = any ((select app_desk())::text[])
    or province_code = any ((select app_staff())::text[])');
