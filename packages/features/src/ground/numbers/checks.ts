import type { FeatureCheck } from '../../kit/feature.ts';

/** What must be true of numbers that change. */
export const numbersChecks: readonly FeatureCheck[] = [
  {
    title: 'A change of a number that is due has moved or been taken back within an hour',
    sql: `select id, due_at from number_change where moved_at is null and cancelled_at is null and due_at < now() - interval '1 hour'`,
  },
  {
    title: 'Every number that moved has its audit row',
    sql: `select c.id from number_change c where c.moved_at is not null and not exists (select from audit a
      where a.target_type = 'account' and a.target_id = c.account_id::text and a.action = 'number.moved'
        and a.detail->>'changeId' = c.id::text)`,
  },
];
