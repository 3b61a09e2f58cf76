import type { FeatureCheck } from '../../kit/feature.ts';

export const guardiansChecks: readonly FeatureCheck[] = [
  {
    title: 'No minor has an open offer while no guardian agrees to it',
    sql: `select a.id from assignment a join volunteer v on v.id = a.volunteer_id
      where a.state = 'offered' and v.adult_on > (now() at time zone 'Asia/Tehran')::date
        and lower(a.during) > now() and a.updated_at < now() - interval '1 hour'
        and guardian_of(v.id) not in ('stands', 'newer')`,
  },
  {
    title: 'Every agreement of a guardian names a version that was published, and has its audit row',
    sql: `select g.id from guardian g where g.agreed_number is not null and (not exists (select from statement_version s
        where s.kind = 'guardian_agreement' and s.number = g.agreed_number)
      or not exists (select from audit a where a.action = 'guardian.agreed' and a.target_type = 'volunteer'
        and a.detail->>'version' = g.agreed_number::text
        and a.target_id in (g.volunteer_id::text, (select v.merged_into::text from volunteer v where v.id = g.volunteer_id))))`,
  },
  {
    title: 'A guardian is kept for a minor alone',
    sql: `select g.id from guardian g join volunteer v on v.id = g.volunteer_id
      where v.adult_on is null or v.adult_on < (now() at time zone 'Asia/Tehran')::date - 2`,
  },
];
