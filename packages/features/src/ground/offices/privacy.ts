import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const officesPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'office_version',
      columns: ['recorded_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good: who said what of an office',
      fate: 'office-records',
    },
    {
      table: 'office_account',
      columns: ['made_by', 'confirmed_by', 'ended_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good: who answers for an account',
      fate: 'office-records',
    },
  ],
};
