import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const statementsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'statement_version',
      columns: ['published_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good: who published which words',
      fate: 'office-records',
    },
  ],
};
