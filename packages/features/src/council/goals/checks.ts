import type { FeatureCheck } from '../../kit/feature.ts';

export const goalsChecks: readonly FeatureCheck[] = [
  {
    title: 'Every figure’s goal has a source, and its versions run without gaps',
    sql: `select province_code, measure, year, count(*) as versions, max(version) as last_version
      from goal group by 1, 2, 3 having count(*) <> max(version) or bool_or(btrim(source) = '') or bool_or(target_irr <= 0)`,
  },
];
