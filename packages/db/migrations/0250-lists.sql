-- Lists that are data: a term's code stands for ever, what it is called stands in versions, and a retired one keeps its words.
create table list_term (
  list text not null,
  code text not null,
  state text not null,
  place integer not null,
  parent_list text generated always as (case list when 'service' then 'life_stage' end) stored,
  parent_code text,
  created_at timestamp with time zone not null,
  created_by uuid,
  form_key uuid constraint "list_term_formKey_unique" unique,
  form_digest text,
  constraint list_term_list_code_pk primary key (list, code),
  constraint list_term_parent foreign key (parent_list, parent_code) references list_term(list, code),
  constraint list_term_list_known check (list in ('theme', 'intention', 'target_group', 'life_stage', 'service')),
  constraint list_term_state_known check (state in ('draft', 'in_use', 'retired')),
  constraint list_term_code check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  constraint list_term_place check (place > 0),
  constraint list_term_parent_whole check ((list = 'service') = (parent_code is not null))
);
create index list_term_children on list_term (parent_list, parent_code);
create table list_term_version (
  id uuid primary key default uuidv7() not null,
  list text not null,
  code text not null,
  number integer not null,
  name_fa text not null,
  name_en text not null,
  synonyms text[] default '{}' not null,
  themes text[] default '{}' not null,
  note text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint list_term_version_number unique (list, code, number),
  constraint list_term_version_term foreign key (list, code) references list_term(list, code),
  constraint list_term_version_counts check (number > 0),
  constraint list_term_version_themes check (list = 'service' or themes = '{}')
);
create trigger append_only before delete on list_term for each row execute function append_only();
-- What is generated is not there yet in the row to come.
create trigger only_these_change before update on list_term for each row
  execute function only_these_change('state', 'place', 'parent_list');
-- What was offered once is never a draft again.
create trigger nothing_taken_back before update on list_term for each row
  when (old.state <> 'draft' and new.state = 'draft') execute function nothing_taken_back();
create trigger append_only before update or delete on list_term_version for each row execute function append_only();
grant select, insert, update on list_term to hamyar_app;
grant select, insert on list_term_version to hamyar_app;
revoke delete, truncate on list_term from hamyar_app;
revoke update, delete, truncate on list_term_version from hamyar_app;

-- Everybody reads; the administrators of the nation write.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['list_term', 'list_term_version'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy seen on %I for select to hamyar_app using (true)', guarded);
    execute format('create policy added on %1$I for insert to hamyar_app with check ((select app_writes_staff(%1$L)))', guarded);
    execute format('create policy changed on %1$I for update to hamyar_app using ((select app_writes_staff(%1$L)))
      with check ((select app_writes_staff(%1$L)))', guarded);
    execute format('create policy removed on %1$I for delete to hamyar_app using ((select app_writes_staff(%1$L)))', guarded);
  end loop;
end
$$;
