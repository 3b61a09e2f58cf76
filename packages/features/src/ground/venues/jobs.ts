import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { eraseVenues } from './erase-venues.ts';

export const venuesSchedules: readonly FeatureSchedule[] = [
  { name: 'venues.erase', everyMs: erasureEveryMs, run: eraseVenues },
];
