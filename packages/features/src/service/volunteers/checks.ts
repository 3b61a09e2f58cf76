import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariants of volunteers; each query returns the rows that break it. */
export const volunteersChecks: readonly FeatureCheck[] = [
  {
    title: 'every volunteer with personal data has a purpose and a day of erasure',
    sql: "select id from volunteer where coalesce(purpose, '') = '' or retain_until is null",
  },
  {
    title: 'a volunteer who confirmed and is not a draft has a complete profile',
    sql: `select v.id from volunteer v where v.confirmed_at is not null and v.status <> 'draft' and (
      v.first_name is null or v.last_name is null or v.profession is null or v.province_code is null or v.county_code is null
      or not exists (select from availability_window w where w.volunteer_id = v.id))`,
  },
  {
    title: 'someone who signed up by themselves is active only after confirming',
    sql: "select id from volunteer where source = 'signup' and status <> 'draft' and confirmed_at is null",
  },
  {
    title: 'the county of a volunteer lies in their province',
    sql: `select v.id from volunteer v join county c on c.code = v.county_code where c.province_code is distinct from v.province_code`,
  },
  {
    title: 'a sealed national ID has its keyed hash, and no hash stands alone',
    sql: 'select id from volunteer where (national_id_sealed is null) <> (national_id_index is null)',
  },
  {
    title: 'windows of availability of one volunteer do not overlap',
    sql: `select a.volunteer_id, a.weekday from availability_window a join availability_window b
      on b.volunteer_id = a.volunteer_id and b.weekday = a.weekday and b.start_minute > a.start_minute
      where b.start_minute < a.end_minute`,
  },
  {
    title: 'an erased volunteer names nobody and waits for nobody',
    sql: `select v.id from volunteer v where v.erased_at is not null and (
      coalesce(v.account_id::text, v.born_on::text, v.first_name, v.last_name, v.name_key, v.national_id_index, v.county_code) is not null
      or v.mobile <> 'erased:' || v.id or v.status <> 'draft'
      or exists (select from availability_window w where w.volunteer_id = v.id)
      or exists (select from credential c where c.volunteer_id = v.id and (c.number_sealed is not null or c.revoked_at is null)))`,
  },
  {
    title: 'the mobile number of a volunteer is that of their account',
    sql: 'select v.id from volunteer v join account a on a.id = v.account_id where a.mobile <> v.mobile',
  },
];
