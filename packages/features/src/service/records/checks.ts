import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariants of joined records; each query returns the rows that break it. */
export const recordsChecks: readonly FeatureCheck[] = [
  {
    title: 'a record that leads elsewhere rests: no licence, place or offer is under it',
    sql: `select v.id from volunteer v where v.merged_into is not null and (v.status <> 'draft'
      or exists (select from credential c where c.volunteer_id = v.id)
      or exists (select from assignment a where a.volunteer_id = v.id))`,
  },
  {
    title: 'a record leads to one that leads nowhere else',
    sql: `select v.id from volunteer v join volunteer k on k.id = v.merged_into where k.merged_into is not null`,
  },
  {
    title: 'a record leads elsewhere exactly while a joining says so, and that has its audit row',
    sql: `select v.id from volunteer v where v.merged_into is not null and not exists (select from record_merge m
        join audit a on a.action = 'record_merge.joined' and a.target_id = m.kept_id::text
        where m.merged_id = v.id and m.merged_at is not null and m.undone_at is null)
      union all select m.merged_id from record_merge m join volunteer v on v.id = m.merged_id
        where m.merged_at is not null and m.undone_at is null and v.merged_into is null`,
  },
];
