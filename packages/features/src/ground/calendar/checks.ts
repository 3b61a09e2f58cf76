import type { FeatureCheck } from '../../kit/feature.ts';

/** Read-only statements that return offending rows. */
export const calendarChecks: readonly FeatureCheck[] = [
  {
    title: 'a closed county lies in the province that is closed with it',
    sql: 'select c.id from closure c join county k on k.code = c.county_code where k.province_code <> c.province_code',
  },
  {
    title: 'an imported year holds days, and every day lies in an imported year',
    sql: 'select y.year from calendar_year y where not exists (select from calendar_day d where d.year = y.year)',
  },
  {
    title: 'a closure that was taken back was told to nobody',
    sql: 'select id from closure where lifted_at >= told_at',
  },
];
