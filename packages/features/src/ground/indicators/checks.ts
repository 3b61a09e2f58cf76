import type { FeatureCheck } from '../../kit/feature.ts';

/** What is withdrawn or recorded by a form leaves its trace. */
export const indicatorsChecks: readonly FeatureCheck[] = [
  {
    title: 'Every claim that somebody recorded or withdrew has its audit row',
    sql: `select c.id from indicator_claim c where (c.form_key is not null and not exists (select from audit a
        where a.target_type = 'indicator' and a.target_id = c.indicator_key and a.action = 'indicator.claim_recorded'
          and a.detail->>'claimId' = c.id::text))
      or (c.withdrawn_at is not null and not exists (select from audit a
        where a.target_type = 'indicator' and a.target_id = c.indicator_key and a.action = 'indicator.claim_withdrawn'
          and a.detail->>'claimId' = c.id::text))`,
  },
];
