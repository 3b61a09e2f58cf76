-- People are found by a key of their name that the application folds and writes with it. The index asks nothing of the
-- cluster's locale (trigrams of pg_trgm are empty for Persian where LC_CTYPE is C), so every data folder has it at once.
ALTER TABLE "volunteer" ADD COLUMN "name_key" text;

-- Every one, two and three characters that follow each other in a key. It folds nothing: what is alike is the key's to say.
create function search_grams(key text) returns text[] language sql immutable strict parallel safe as $$
  select array_agg(substr(key, at, size)) from generate_series(1, 3) size, generate_series(1, length(key) - size + 1) at
$$;

CREATE INDEX "volunteer_name" ON "volunteer" USING gin (search_grams(name_key));
CREATE INDEX "volunteer_name_unkeyed" ON "volunteer" USING btree ("id") WHERE name_key is null and coalesce(first_name, last_name) is not null;

-- Ids of those whose key holds every word; nobody where there is none. As the owner, since behind the policies no index of
-- parts can be asked; it says ids alone, and the rows are read behind the policies. A longer word is asked by its threes.
create function volunteers_named(words text[], provinces text[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as $$
  select v.id from volunteer v
  where cardinality(words) > 0 and (provinces is null or v.province_code = any (provinces))
    and search_grams(v.name_key) @> array(
      select substr(word, at, 3) from unnest(words) word, generate_series(1, greatest(length(word) - 2, 1)) at)
    and not exists (select from unnest(words) word where strpos(v.name_key, word) = 0)
$$;
revoke all on function volunteers_named(text[], text[]) from public;
grant execute on function volunteers_named(text[], text[]) to hamyar_app;
