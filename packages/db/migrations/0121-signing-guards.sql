-- What was signed or logged stays as it was: keys, documents, leaves, tiles and heads only ever gain what is written here.

grant select, insert, update on signing_key, signed_document, status_list, log_leaf, log_tile, log_checkpoint to hamyar_app;
grant select, insert, delete on signing_secret to hamyar_app;
revoke update on signing_secret from hamyar_app;
revoke delete on signing_key, signed_document, status_list, log_leaf, log_tile, log_checkpoint from hamyar_app;

alter table signing_key
  add constraint signing_key_named check (kid ~ '^[rsl]\d\d[a-z]$'),
  add constraint signing_key_kind check (kind in ('receipt', 'status', 'log')),
  add constraint signing_key_length check (octet_length(public_key) = 32),
  add constraint signing_key_time check (not_before < not_after),
  add constraint signing_key_compromise check (num_nulls(compromised_since, compromised_log_size, compromise_reason) in (0, 3));
alter table signed_document
  add constraint signed_document_kind check (kind in ('receipt')),
  add constraint signed_document_code check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  add constraint signed_document_place check (status_list >= 0 and status_index between 0 and 1048575),
  add constraint signed_document_nonce check (octet_length(nonce) = 32),
  add constraint signed_document_revoked check (num_nulls(revoked_at, revoked_reason) in (0, 2));
alter table log_leaf
  add constraint log_leaf_kind check (kind in ('receipt', 'key', 'status-list')),
  add constraint log_leaf_commitment check (octet_length(commitment) = 32),
  add constraint log_leaf_sealed check (num_nulls(seq, sealed_at) in (0, 2));
alter table log_tile
  add constraint log_tile_width check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0);
alter table log_checkpoint
  add constraint log_checkpoint_root check (octet_length(root) = 32);

-- Columns of a row that may be written once it stands, each named by the trigger; everything else is as it was, for everyone.
create function only_these_change() returns trigger language plpgsql as $$
declare
  was jsonb := to_jsonb(old);
  becomes jsonb := to_jsonb(new);
  free text;
begin
  foreach free in array tg_argv loop
    was := was - free;
    becomes := becomes - free;
  end loop;
  if was is distinct from becomes then
    raise exception 'a row of % stays as it was written', tg_table_name using errcode = 'HY002';
  end if;
  return new;
end
$$;
create trigger only_these_change before update on signing_key for each row
  execute function only_these_change('compromised_since', 'compromised_log_size', 'compromise_reason');
create trigger only_these_change before update on signed_document for each row
  execute function only_these_change('nonce', 'revoked_at', 'revoked_reason');
create trigger only_these_change before update on log_leaf for each row execute function only_these_change('seq', 'sealed_at');
create trigger only_these_change before update on log_tile for each row execute function only_these_change('hashes');
create trigger only_these_change before update on log_checkpoint for each row execute function only_these_change('note', 'published_at');

-- And of those, nothing is taken back.
create function nothing_taken_back() returns trigger language plpgsql as $$
begin
  raise exception 'what % says is not taken back', tg_table_name using errcode = 'HY002';
end
$$;
create trigger nothing_taken_back before update on signing_key for each row
  when (old.compromised_since is not null and (new.compromised_since is null or new.compromised_since > old.compromised_since))
  execute function nothing_taken_back();
create trigger nothing_taken_back before update on signed_document for each row
  when (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at
    or new.nonce is not null and new.nonce is distinct from old.nonce)
  execute function nothing_taken_back();
create trigger nothing_taken_back before update on log_leaf for each row
  when (old.seq is not null and new.seq is distinct from old.seq)
  execute function nothing_taken_back();
create trigger nothing_taken_back before update on log_tile for each row
  when (substring(new.hashes for octet_length(old.hashes)) is distinct from old.hashes)
  execute function nothing_taken_back();
create trigger nothing_taken_back before update on log_checkpoint for each row
  when (left(new.note, length(old.note)) is distinct from old.note or old.published_at is not null and new.published_at is distinct from old.published_at)
  execute function nothing_taken_back();
create trigger append_only before delete on signing_key for each row execute function append_only();
create trigger append_only before delete on signed_document for each row execute function append_only();
create trigger append_only before delete on log_leaf for each row execute function append_only();
create trigger append_only before delete on log_tile for each row execute function append_only();
create trigger append_only before delete on log_checkpoint for each row execute function append_only();

-- One policy for each of the four acts, as in 0020 and 0090; null: nobody but who may write the table wherever.
create function pg_temp.wall(guarded text, reads text) returns void language plpgsql as $$
declare
  reached text := format('(select app_reaches(%L))', guarded);
  written text := format('(select app_writes(%L))', guarded);
begin
  execute format('alter table %I enable row level security', guarded);
  execute format('alter table %I force row level security', guarded);
  execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
  execute format('create policy seen on %I for select to hamyar_app using (%s)', guarded, reached || coalesce(' or ' || reads, ''));
  execute format('create policy added on %I for insert to hamyar_app with check (%s)', guarded, written);
  execute format('create policy changed on %I for update to hamyar_app using (%2$s) with check (%2$s)', guarded, written);
  execute format('create policy removed on %I for delete to hamyar_app using (%s)', guarded, written);
end
$$;
-- The log, the keys and the status lists are for everybody; documents for the acts made for them, secrets for those that sign.
select pg_temp.wall('signing_key', 'true');
select pg_temp.wall('signing_secret', null);
select pg_temp.wall('signed_document', null);
select pg_temp.wall('status_list', 'true');
select pg_temp.wall('log_leaf', 'true');
select pg_temp.wall('log_tile', 'true');
select pg_temp.wall('log_checkpoint', 'true');
