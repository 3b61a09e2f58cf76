-- The last two tables without a wall. Whoever changes something promises work here, so everybody may add a promise, but only
-- one that begins at its beginning. Reading, moving and removing are for the machine that delivers (it says so by its reach,
-- and lends it to the transaction of a job that it does) and for the nation's officers, who decide on what is dead.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['outbox', 'processed'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy seen on %I for select to hamyar_app using ((select app_reaches(%1$L)))', guarded);
    execute format('create policy changed on %I for update to hamyar_app using ((select app_writes(%1$L))) with check ((select app_writes(%1$L)))', guarded);
    execute format('create policy removed on %I for delete to hamyar_app using ((select app_writes(%1$L)))', guarded);
  end loop;
end
$$;
create policy added on outbox for insert to hamyar_app
  with check (state = 0 and tries = 0 and dispatched_at is null and done_at is null and last_error is null);
create policy added on processed for insert to hamyar_app with check ((select app_writes('processed')));
