import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariants of privacy; each query returns the rows that break it. */
export const privacyChecks: readonly FeatureCheck[] = [
  {
    title: 'whoever has a stone is erased',
    sql: `select s.account_id from erasure_tombstone s join account a on a.id = s.account_id
      where a.erased_at is null and not exists (select from erasure_request r where r.account_id = s.account_id and r.state = 'waiting')`,
  },
  {
    title: 'an erasure that is done has its stone and its audit row, and took the account',
    sql: `select r.id from erasure_request r join account a on a.id = r.account_id where r.state = 'done' and (a.erased_at is null
      or not exists (select from erasure_tombstone s where s.account_id = r.account_id)
      or not exists (select from audit x where x.action = 'privacy.erased' and x.target_id = r.id::text))`,
  },
  {
    title: 'nobody in office waits to be erased beyond their days',
    sql: `select r.id from erasure_request r join role_grant g on g.account_id = r.account_id
      where r.state = 'done' and g.valid_from < r.ended_at and (g.valid_to is null or g.valid_to > r.ended_at)`,
  },
];
