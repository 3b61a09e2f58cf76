import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const indicatorsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'indicator_claim',
      columns: ['recorded_by', 'withdrawn_by', 'speaker'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good: said in public, with its source',
      fate: 'office-records',
    },
  ],
};
