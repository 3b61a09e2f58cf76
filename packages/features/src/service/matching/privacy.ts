import type { FeaturePrivacy } from '../../kit/privacy.ts';

const official = { purpose: 'accountability', basis: 'public-task', fate: 'office-records' } as const;

export const matchingPrivacy: FeaturePrivacy = {
  holds: [
    { table: 'matching_run', columns: ['created_by'], ...official, retention: 'for good' },
    {
      table: 'matching_approval',
      columns: ['approved_by', 'approver_name'],
      ...official,
      retention: 'for good: the office’s own record of a decision',
    },
    { table: 'matching_take_back', columns: ['taken_back_by'], ...official, retention: 'for good' },
    { table: 'matching_setting', columns: ['changed_by'], ...official, retention: 'as long as it holds' },
    {
      table: 'matching_snapshot',
      columns: ['content'],
      purpose: 'volunteering',
      basis: 'public-task',
      retention: '180 days; ids and facts, no names',
      fate: 'ages',
    },
  ],
};
