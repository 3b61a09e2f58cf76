import type { FeatureCheck } from '../../kit/feature.ts';

/** Read-only statements that return offending rows. */
export const needsChecks: readonly FeatureCheck[] = [
  {
    title: 'a role-slot lies in the province of its need',
    sql: 'select r.id from role_slot r join need n on n.id = r.need_id where r.province_code <> n.province_code',
  },
  {
    title: 'a need lies in the province of its county',
    sql: 'select n.id from need n join county c on c.code = n.county_code where c.province_code <> n.province_code',
  },
  {
    title: 'every shift of an open need asks for someone',
    sql: `select s.id from shift s join need n on n.id = s.need_id
      where n.status = 'open' and not exists (select from role_slot r where r.shift_id = s.id)`,
  },
];
