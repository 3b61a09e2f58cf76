-- A chain over the audit log, so that a row that is changed, removed or put in later is found; and who may read the log.
drop index audit_target;
alter table audit add column subject_account_id uuid;
create index audit_target on audit (target_type, target_id, id);
create index audit_actor on audit (actor_id, id);
create index audit_subject on audit (subject_account_id, id) where subject_account_id is not null;
create index audit_day on audit using brin (at);

create table audit_link (
  seq bigint primary key,
  audit_id bigint not null constraint "audit_link_auditId_unique" unique,
  hash bytea not null constraint audit_link_hash check (octet_length(hash) = 32),
  sealed_at timestamptz not null
);
create index audit_link_sealed on audit_link (sealed_at, seq);
create trigger append_only before update or delete on audit_link for each row execute function append_only();
create trigger append_only_truncate before truncate on audit_link for each statement execute function append_only();
grant select, insert on audit_link to hamyar_app;
revoke update, delete, truncate on audit_link from hamyar_app;

alter table log_leaf drop constraint log_leaf_kind;
alter table log_leaf add constraint log_leaf_kind check (kind in ('receipt', 'key', 'status-list', 'audit'));

-- Where the actor may read the audit log: auditors and the nation's officers.
create function app_audited() returns text[] language sql stable as $$
  select string_to_array(coalesce(current_setting('app.audited', true), ''), ',')
$$;
-- Rows of no province are the nation's. Looks at somebody's data are theirs to see.
drop policy seen on audit;
create policy seen on audit for select to hamyar_app using ((select app_reaches('audit'))
  or (select app_audited()) = '{*}' or province_code = any ((select app_audited())::text[])
  or subject_account_id = (select app_account()));

alter table audit_link enable row level security;
alter table audit_link force row level security;
do $$ begin execute format('create policy owner_all on audit_link to %I using (true) with check (true)', current_user); end $$;
create policy seen on audit_link for select to hamyar_app
  using ((select app_reaches('audit_link')) or (select app_audited()) = '{*}');
create policy added on audit_link for insert to hamyar_app with check ((select app_writes('audit_link')));
create policy changed on audit_link for update to hamyar_app using ((select app_writes('audit_link'))) with check ((select app_writes('audit_link')));
create policy removed on audit_link for delete to hamyar_app using ((select app_writes('audit_link')));
