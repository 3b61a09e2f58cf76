import type { FeatureCheck } from '../../kit/feature.ts';

/** Nothing is published without a trace, and no version is left out. */
export const statementsChecks: readonly FeatureCheck[] = [
  {
    title: 'Every statement stands in a row of versions, and each after the first has its audit row',
    sql: `select s.id from statement_version s where s.number > 1 and (not exists (select from statement_version b
        where b.kind = s.kind and b.number = s.number - 1)
      or not exists (select from audit a where a.action = 'statement.published' and a.target_type = 'statement'
        and a.target_id = s.kind and a.detail->>'number' = s.number::text))`,
  },
];
