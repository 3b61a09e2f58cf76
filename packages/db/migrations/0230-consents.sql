-- What somebody agrees to as a volunteer, by version: written once, and taken back by themselves alone. Giver's terms are no row
-- here: a pledge carries the version that its page showed.
alter table statement_version drop constraint statement_version_kind;
alter table statement_version add constraint statement_version_kind check (kind in ('terms', 'privacy', 'accessibility',
  'volunteer_agreement', 'code_of_conduct', 'safeguarding', 'giver_terms'));
create table consent (
  id uuid primary key default uuidv7() not null,
  account_id uuid not null constraint consent_account_id_account_id_fk references account(id),
  kind text not null,
  number integer not null,
  agreed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint consent_statement foreign key (kind, number) references statement_version(kind, number)
);
alter table consent add constraint consent_kind check (kind in ('volunteer_agreement', 'code_of_conduct', 'safeguarding'));
create unique index consent_standing on consent (account_id, kind, number) where (withdrawn_at is null);
create index consent_account on consent (account_id, id);
create index consent_withdrawn on consent (account_id, kind) where (withdrawn_at is not null);
create trigger append_only before delete on consent for each row execute function append_only();
create trigger only_these_change before update on consent for each row execute function only_these_change('withdrawn_at');
create trigger nothing_taken_back before update on consent for each row
  when (old.withdrawn_at is not null) execute function nothing_taken_back();
grant select, insert, update on consent to hamyar_app;
revoke delete, truncate on consent from hamyar_app;
alter table pledge add column terms_number integer;

-- Whose it is sees, writes and takes back; nobody does it for them.
do $$
declare
  own text := 'account_id = (select app_account())';
begin
  alter table consent enable row level security;
  alter table consent force row level security;
  execute format('create policy owner_all on consent to %I using (true) with check (true)', current_user);
  execute format('create policy seen on consent for select to hamyar_app using ((select app_reaches(''consent'')) or %s)', own);
  execute format('create policy added on consent for insert to hamyar_app with check ((select app_writes(''consent'')) or %s)', own);
  execute format('create policy changed on consent for update to hamyar_app using ((select app_writes(''consent'')) or %1$s)
    with check ((select app_writes(''consent'')) or %1$s)', own);
  create policy removed on consent for delete to hamyar_app using ((select app_writes('consent')));
end
$$;

-- Whether an account took back what it had agreed to and has not agreed again: it is asked for nothing. Says no more.
create function has_withdrawn(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from consent w where w.account_id = account and w.withdrawn_at is not null
    and not exists (select from consent s where s.account_id = account and s.kind = w.kind and s.withdrawn_at is null))
$$;
-- How an account stands to the versions that hold: agreed to each, to an earlier one of some, taken back, or never asked.
create function agreement_of(account uuid) returns text
language sql stable security definer set search_path = pg_catalog, public as $$
  select case
    when has_withdrawn(account) then 'withdrawn'
    when not exists (select from consent c where c.account_id = account) then 'none'
    when exists (select from (select v.kind, max(v.number) as number from statement_version v
        where v.kind in ('volunteer_agreement', 'code_of_conduct', 'safeguarding') group by v.kind) s
      where not exists (select from consent c where c.account_id = account and c.kind = s.kind and c.number = s.number
        and c.withdrawn_at is null)) then 'newer'
    else 'stands' end
$$;
revoke all on function has_withdrawn(uuid), agreement_of(uuid) from public;
grant execute on function has_withdrawn(uuid), agreement_of(uuid) to hamyar_app;
