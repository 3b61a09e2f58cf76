import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariants of matching; each query returns the rows that break it. */
export const matchingChecks: readonly FeatureCheck[] = [
  {
    title: 'nobody has more than three open offers',
    sql: `select volunteer_id, count(*) from assignment where state = 'offered' and source = 'match'
      group by volunteer_id having count(*) > 3`,
  },
  {
    title: 'an open offer has an end, before its shift begins',
    sql: "select id from assignment where state = 'offered' and (expires_at is null or expires_at > lower(during))",
  },
  {
    title:
      'a run with a result says how it was reached: digest, bound, and no more places than any plan fills',
    sql: `select id from matching_run where state in ('proposed', 'offered') and finished_at is not null
      and (result_digest is null or proposed_count > seats_bound or score_sum > score_bound)`,
  },
  {
    title: 'proposals of no run are offered or dropped at once',
    sql: "select id from assignment where state = 'proposed' and run_id is null",
  },
  {
    title: 'the input of a run has a day on which it is erased, half a year away at most',
    sql: 'select run_id from matching_snapshot where retain_until > created_at::date + 181',
  },
];
