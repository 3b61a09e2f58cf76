import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const venuesPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'venue',
      columns: ['created_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'as long as the venue',
      fate: 'office-records',
    },
    {
      table: 'venue',
      columns: ['name', 'address', 'lat', 'lon', 'phone', 'hours', 'rooms'],
      purpose: 'helping',
      basis: 'public-task',
      retention: 'of a home: until nobody is to come any more; of other places: as long as they are open',
      fate: 'ages',
    },
  ],
};
