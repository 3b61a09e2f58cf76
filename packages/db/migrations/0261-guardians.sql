-- Who answers for a volunteer below eighteen: one at a time, named by the minor, agreeing by a code on their own phone. The row
-- goes when another is named and when the minor comes of age; that somebody agreed stays in the audit log.
alter table statement_version drop constraint statement_version_kind;
alter table statement_version add constraint statement_version_kind check (kind in ('terms', 'privacy', 'accessibility',
  'volunteer_agreement', 'code_of_conduct', 'safeguarding', 'giver_terms', 'guardian_agreement'));
create table guardian (
  id uuid primary key default uuidv7() not null,
  volunteer_id uuid not null constraint guardian_volunteer_id_volunteer_id_fk references volunteer(id),
  name text not null,
  mobile text not null,
  token_hash text not null constraint "guardian_tokenHash_unique" unique,
  named_at timestamp with time zone not null,
  agreed_number integer,
  agreed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  purpose text default 'guardianship' not null,
  retain_until date not null
);
create unique index guardian_volunteer on guardian (volunteer_id);
create index guardian_retention on guardian (retain_until, id);
alter table guardian add constraint guardian_agreed check (num_nulls(agreed_number, agreed_at) in (0, 2));
create trigger only_these_change before update on guardian for each row
  execute function only_these_change('token_hash', 'agreed_number', 'agreed_at', 'withdrawn_at');
grant select, insert, update, delete on guardian to hamyar_app;

-- Written by the acts that were made for it and by nobody else; the minor reads whom they named.
do $$
begin
  alter table guardian enable row level security;
  alter table guardian force row level security;
  execute format('create policy owner_all on guardian to %I using (true) with check (true)', current_user);
end
$$;
create policy seen on guardian for select to hamyar_app
  using ((select app_reaches('guardian'))
    or exists (select from volunteer v where v.id = volunteer_id and v.account_id = (select app_account())));
create policy added on guardian for insert to hamyar_app with check ((select app_made_for('guardian')));
create policy changed on guardian for update to hamyar_app
  using ((select app_made_for('guardian'))) with check ((select app_made_for('guardian')));
create policy removed on guardian for delete to hamyar_app using ((select app_made_for('guardian')));

-- How the guardian of a volunteer stands to what guardians agree to: nobody named, asked and not yet agreed, agreed to what
-- holds, agreed to an earlier version, or taken back. Of two records that were joined, the one who agreed. Says no more.
create function guardian_of(volunteer uuid) returns text
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce((select case
      when g.withdrawn_at is not null then 'withdrawn'
      when g.agreed_at is null then 'waiting'
      when g.agreed_number < (select max(s.number) from statement_version s where s.kind = 'guardian_agreement') then 'newer'
      else 'stands' end
    from guardian g where g.volunteer_id = guardian_of.volunteer
      or g.volunteer_id in (select v.id from volunteer v where v.merged_into = guardian_of.volunteer)
    order by g.withdrawn_at is not null, g.agreed_at desc nulls last limit 1), 'none')
$$;
revoke all on function guardian_of(uuid) from public;
grant execute on function guardian_of(uuid) to hamyar_app;
