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
    title: 'what is kept of open needs is what their shifts say',
    sql: `select n.id, o.next_starts_at, o.places_left, a.next_starts_at as next_found, a.places_left as left_found
      from need n left join need_opening o on o.need_id = n.id
      left join lateral need_opening_at(n.id, coalesce(o.computed_at, now())) a on true
      where not exists (select from need_touched t where t.need_id = n.id)
        and case when n.status = 'open' then (o.next_starts_at, o.places_left, o.places_total, o.valid_until)
            is distinct from (a.next_starts_at, a.places_left, a.places_total, a.valid_until)
          else o.need_id is not null end`,
    mend: 'insert into need_touched (need_id) select id from need',
  },
  {
    title: 'a shift takes place in the county of its need, unless it is nowhere',
    sql: `select s.id from shift s join need n on n.id = s.need_id join venue v on v.id = s.venue_id
      where v.county_code <> n.county_code and v.kind <> 'remote'`,
  },
  {
    title: 'every shift of an open need asks for someone',
    sql: `select s.id from shift s join need n on n.id = s.need_id
      where n.status = 'open' and not exists (select from role_slot r where r.shift_id = s.id)`,
  },
];
