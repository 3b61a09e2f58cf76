import type { FeatureCheck } from '../../kit/feature.ts';

export const consentsChecks: readonly FeatureCheck[] = [
  {
    title: 'What somebody agreed to was taken back after it, and by them',
    sql: `select c.id from consent c where c.withdrawn_at < c.agreed_at or (c.withdrawn_at is not null and not exists (
      select from audit a where a.action = 'consent.withdrawn' and a.target_type = 'account' and a.target_id = c.account_id::text))`,
  },
];
