import { firstLists, isLimit, keysOf, limits } from '@hamyar/domain';
import type { Client } from 'pg';

/** Writes the terms that every platform begins with; run by the owner. What stands there already stays as it is. */
export async function seedLists(owner: Client): Promise<void> {
  const { recordedAt, lists } = firstLists;
  // Stages of life stand before the services that belong to them.
  const terms = keysOf(lists).flatMap((list) =>
    lists[list].map((term) => ({
      list,
      ...term,
      value: list === 'limit' && isLimit(term.code) ? limits[term.code].usual : null,
      place: lists[list].filter(({ parent }) => parent === term.parent).indexOf(term) + 1,
    })),
  );
  await owner.query(
    `with term as (
       select * from jsonb_to_recordset($1) as t(list text, code text, place integer, parent text, kind text, value integer,
         fa text, en text, synonyms text[], themes text[])),
     added as (
       insert into list_term (list, code, state, place, parent_code, kind, created_at)
       select list, code, 'in_use', place, parent, kind, $2 from term on conflict do nothing returning list, code)
     insert into list_term_version (list, code, number, name_fa, name_en, synonyms, themes, value, holds_from, recorded_at)
     select list, code, 1, fa, en, coalesce(synonyms, '{}'), coalesce(themes, '{}'), value, case when value is not null then $2::timestamptz end, $2
     from term join added using (list, code)`,
    [JSON.stringify(terms), recordedAt],
  );
}
