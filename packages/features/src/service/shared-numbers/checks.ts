import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariants of parted records; each query returns the rows that break it. */
export const sharedNumbersChecks: readonly FeatureCheck[] = [
  {
    title: 'a parting was confirmed by another officer than the one who asked, and has its audit row',
    sql: `select p.id from record_part p where p.parted_at is not null and (p.parted_by is not distinct from p.asked_by
      or not exists (select from audit a where a.action = 'record_part.parted' and a.target_id = p.kept_id::text))`,
  },
  {
    title: 'a parting that is over says nothing of the second person beside their own record',
    sql: `select id from record_part where (parted_at is not null or undone_at is not null)
      and coalesce(first_name, last_name, profession, mobile) is not null`,
  },
  {
    title: 'of a parting that was taken back nothing stands under the second record',
    sql: `select p.id from record_part p join volunteer v on v.id = p.parted_id where p.undone_at is not null
      and (v.erased_at is null or exists (select from credential c where c.volunteer_id = v.id)
        or exists (select from assignment a where a.volunteer_id = v.id))`,
  },
];
