import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const listsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'list_term',
      columns: ['created_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good: who added which word',
      fate: 'office-records',
    },
    {
      table: 'list_term_version',
      columns: ['recorded_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good: who worded it so',
      fate: 'office-records',
    },
  ],
};
