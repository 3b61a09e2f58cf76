import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const needsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'need',
      columns: ['created_by', 'closed_by', 'returned_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good',
      fate: 'office-records',
    },
  ],
};
