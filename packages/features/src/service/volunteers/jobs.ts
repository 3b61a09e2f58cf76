import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { eraseVolunteers } from './erase-volunteers.ts';

export const volunteersSchedules: readonly FeatureSchedule[] = [
  { name: 'volunteers.erase', everyMs: erasureEveryMs, run: eraseVolunteers },
];
