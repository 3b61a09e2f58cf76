-- Letters of an office: numbered without gaps by office and Solar Hijri year, and never changed once they are issued.
create table letter (
  id uuid primary key default uuidv7() not null,
  province_code text constraint letter_province_code_province_code_fk references province(code),
  office text generated always as (coalesce(province_code, 'IR')) stored,
  addressee text not null,
  subject text not null,
  body text not null,
  attachments jsonb not null default '[]'::jsonb,
  serial_year smallint,
  serial_number integer,
  code text constraint letter_code_unique unique,
  digest text,
  signer_name text,
  signer_role text,
  issued_on date,
  issued_at timestamp with time zone,
  issued_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_reason text,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  form_key uuid not null constraint "letter_formKey_unique" unique,
  form_digest text not null,
  retain_until date not null,
  erased_at timestamp with time zone,
  constraint letter_number unique (office, serial_year, serial_number),
  constraint letter_issued check (num_nulls(serial_year, serial_number, code, digest, signer_name, signer_role, issued_on, issued_at) in (0, 8)),
  constraint letter_withdrawn check (num_nulls(withdrawn_at, withdrawn_reason) in (0, 2) and (withdrawn_at is null or issued_at is not null)),
  constraint letter_digest check (digest ~ '^[0-9a-f]{64}$'),
  constraint letter_counts check (serial_number > 0)
);
create index letter_office on letter (office, id);
create index letter_retention on letter (retain_until, id) where erased_at is null;
create table letter_counter (
  office text not null,
  serial_year smallint not null,
  last_number integer not null,
  constraint letter_counter_office_serial_year_pk primary key (office, serial_year)
);
grant select, insert, update, delete on letter to hamyar_app;
grant select, insert, update on letter_counter to hamyar_app;

-- What was issued stands: it is withdrawn once, with a reason, and its words go on their day and not before.
create function letter_stays() returns trigger language plpgsql as $$
declare
  -- What is generated is not there yet in the row to come.
  free text[] := array['office', 'withdrawn_at', 'withdrawn_by', 'withdrawn_reason'];
  was jsonb := to_jsonb(old) - free;
  becomes jsonb := to_jsonb(new) - free;
  words text[] := array['addressee', 'body', 'attachments', 'signer_name', 'erased_at'];
begin
  if old.erased_at is null and new.erased_at::date > old.retain_until then
    was := was - words;
    becomes := becomes - words;
  end if;
  if was is distinct from becomes then
    raise exception 'a letter that was issued stays as it was' using errcode = 'HY002';
  end if;
  if old.withdrawn_at is not null and (old.withdrawn_at, old.withdrawn_by, old.withdrawn_reason)
      is distinct from (new.withdrawn_at, new.withdrawn_by, new.withdrawn_reason) then
    raise exception 'a letter is withdrawn once' using errcode = 'HY002';
  end if;
  return new;
end
$$;
create trigger letter_stays before update on letter for each row when (old.issued_at is not null) execute function letter_stays();
create trigger append_only before delete on letter for each row when (old.issued_at is not null) execute function append_only();
create function letter_counts_up() returns trigger language plpgsql as $$
begin
  if new.last_number <> old.last_number + 1 then
    raise exception 'letters are counted one by one' using errcode = 'HY002';
  end if;
  return new;
end
$$;
create trigger letter_counts_up before update on letter_counter for each row execute function letter_counts_up();

-- An office writes its own: its desk and its administrators. The nation's own letters are the nation's.
do $$
declare
  guarded text;
  here text;
  anywhere text := '(select app_staff()) = ''{*}''';
begin
  foreach guarded in array array['letter', 'letter_counter'] loop
    here := format('(select app_writes(%1$L)) or %2$s or office = any ((select app_desk())::text[]) or office = any ((select app_staff())::text[])',
      guarded, anywhere);
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy seen on %1$I for select to hamyar_app using ((select app_reaches(%1$L)) or %2$s)', guarded, here);
    execute format('create policy added on %I for insert to hamyar_app with check (%s)', guarded, here);
    execute format('create policy changed on %I for update to hamyar_app using (%2$s) with check (%2$s)', guarded, here);
    execute format('create policy removed on %I for delete to hamyar_app using ((select app_writes(%1$L)))', guarded);
  end loop;
end
$$;

-- What lies beside a letter is seen and sent by whoever writes letters there.
alter table stored_file
  drop constraint stored_file_purpose_known,
  add constraint stored_file_purpose_known check (purpose in ('licence_evidence', 'import', 'my_data', 'letter'));
do $$
declare
  own text := 'owner_account_id = (select app_account())';
  letters text := '(purpose = ''letter'' and ((select app_staff()) = ''{*}'' or province_code = any ((select app_staff())::text[])))';
  written text := format('(select app_writes(''stored_file'')) or %s or province_code = any ((select app_desk())::text[]) or %s', own, letters);
begin
  execute format('alter policy seen on stored_file using ((select app_reaches(''stored_file'')) or %s
    or province_code = any ((select app_provinces())::text[]) or %s)', own, letters);
  execute format('alter policy added on stored_file with check (state = ''quarantined'' and (%s))', written);
  execute format('alter policy changed on stored_file using (%1$s) with check (%1$s)', written);
end
$$;
