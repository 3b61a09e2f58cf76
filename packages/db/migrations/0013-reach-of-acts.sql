-- Until now every act of the platform itself (jobs, the clock, the gateway's word) saw the whole nation. From now on each
-- says which tables it was made for, and sees no other: a careless statement in a payment's job finds no licence.

create function app_reaches(guarded text) returns boolean language sql stable as $$
  select (select app_everywhere())
    or guarded = any (string_to_array(coalesce(current_setting('app.reach', true), ''), ','))
$$;

do $$
declare
  guarded text;
begin
  for guarded in select tablename from pg_policies where schemaname = 'public' and policyname = 'everywhere'
  loop
    execute format(
      'alter policy everywhere on %1$I using ((select app_reaches(%1$L))) with check ((select app_reaches(%1$L)))', guarded);
  end loop;
end
$$;
