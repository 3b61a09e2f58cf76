import type { FeatureCheck } from '../../kit/feature.ts';

/** Read-only statements that return offending rows. */
export const venuesChecks: readonly FeatureCheck[] = [
  {
    title: 'a venue lies in the province of its county',
    sql: 'select v.id from venue v join county c on c.code = v.county_code where c.province_code <> v.province_code',
  },
  {
    title: 'a home has a day of erasure, and an erased one says nothing of where it was',
    sql: `select id from venue where (kind = 'home' and retain_until is null)
      or (erased_at is not null and (address <> '' or lat is not null or phone is not null))`,
  },
  {
    title: 'whoever is to come to an open venue can find it',
    sql: `select id from venue where state = 'open' and address = '' and kind not in ('remote', 'mobile_unit')`,
  },
];
