-- Whoever takes a place holds its need as it is until they have it, so that no closing comes between. A lock is asked like a
-- change, and the volunteer may change no need: the owner's function takes it for them.
create function hold_need(wanted uuid) returns text language sql volatile security definer set search_path = pg_catalog, public as $$
  select status from need where id = wanted for share
$$;
revoke all on function hold_need(uuid) from public;
grant execute on function hold_need(uuid) to hamyar_app;
