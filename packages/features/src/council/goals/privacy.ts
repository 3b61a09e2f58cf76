import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const goalsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'goal',
      columns: ['set_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good',
      fate: 'office-records',
    },
  ],
};
