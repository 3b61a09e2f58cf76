-- The instant at which whoever acts does so, by the clock of the process; null where none was told.
create function app_now() returns timestamptz language sql stable as $$
  select nullif(current_setting('app.now', true), '')::timestamptz
$$;

-- Whether the actor is to come to a home: only then, and until their shift is over, are they told where it is.
create or replace function app_comes_to(home uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select app_account() is not null and exists (select from shift s join role_slot r on r.shift_id = s.id
    join assignment a on a.role_slot_id = r.id join volunteer v on v.id = a.volunteer_id
    where s.venue_id = home and s.ends_at > app_now() and a.state in ('accepted', 'confirmed', 'checked_in')
      and v.account_id = app_account())
$$;
