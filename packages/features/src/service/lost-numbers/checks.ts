import type { FeatureCheck } from '../../kit/feature.ts';

/** Invariants of numbers that offices renew; each query returns the rows that break it. */
export const lostNumbersChecks: readonly FeatureCheck[] = [
  {
    title: 'a number that an office renews was asked for by two officers, who both saw a document',
    sql: `select c.id from number_change c where c.by_office and c.asked_at > now() - interval '300 days' and not exists (select from account_recovery r
      where r.account_id = c.account_id and r.to_mobile = c.to_mobile and r.state = 'done' and r.first_by <> r.second_by
        and num_nulls(r.seen, r.seen_again) = 0)`,
  },
];
