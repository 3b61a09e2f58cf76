import type { FeaturePrivacy } from '../../kit/privacy.ts';

const official = { purpose: 'accountability', basis: 'public-task', fate: 'office-records' } as const;

export const calendarPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'calendar_year',
      columns: ['imported_by'],
      ...official,
      retention: 'as long as the table of the year',
    },
    { table: 'weekend_law', columns: ['decided_by'], ...official, retention: 'as long as the law' },
    { table: 'closure', columns: ['closed_by', 'lifted_by'], ...official, retention: 'for good' },
  ],
};
