import { limits, professions } from '@hamyar/domain';
import type { FeatureCheck } from '../../kit/feature.ts';

// Codes of our own list, not input: safe to write into the statement.
const licensed = professions.filter((term) => term.licensed).map((term) => `'${term.code}'`);

/** Invariant 4 of the product: places, people's time, credentials. */
export const assignmentsChecks: readonly FeatureCheck[] = [
  {
    title: 'a role-slot holds as many accepted people as it counts, and no more than it asks for',
    sql: `select r.id, r.count, r.taken, count(a.id) as held from role_slot r
      left join assignment a on a.role_slot_id = r.id and holds_place(a.state)
      group by r.id having count(a.id) <> r.taken or r.taken > r.count`,
  },
  {
    title: 'no volunteer is in two overlapping places',
    sql: `select a.id, b.id as other from assignment a join assignment b on b.volunteer_id = a.volunteer_id and b.id > a.id
      and b.during && a.during where holds_place(a.state) and holds_place(b.state)`,
  },
  {
    title: 'nobody holds a place whose profession needs a credential without a valid one',
    sql: `select a.id from assignment a join role_slot r on r.id = a.role_slot_id
      where a.state in ('accepted', 'confirmed') and lower(a.during) > now() and r.profession in (${licensed.join(', ')})
        and not exists (select from credential c where c.volunteer_id = a.volunteer_id and c.profession = r.profession
          and c.verified_at is not null and c.rejected_at is null and c.revoked_at is null
          and (c.valid_from is null or c.valid_from <= (lower(a.during) at time zone 'Asia/Tehran')::date)
          and (c.valid_to is null
            or c.valid_to >= ((upper(a.during) - interval '1 millisecond') at time zone 'Asia/Tehran')::date))`,
  },
  {
    title: 'an assignment covers exactly the time of its shift',
    sql: `select a.id from assignment a join role_slot r on r.id = a.role_slot_id join shift s on s.id = r.shift_id
      where a.during <> tstzrange(s.starts_at, s.ends_at)`,
  },
  {
    title: 'no volunteer has more offers open at once than the highest limit that can be set',
    sql: `select volunteer_id, count(*) from assignment where state = 'offered' group by volunteer_id having count(*) > ${limits.open_offers.max}`,
  },
];
