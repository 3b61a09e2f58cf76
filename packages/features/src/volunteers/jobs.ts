import { erasureEveryMs } from '../erasure.ts';
import type { FeatureSchedule } from '../feature.ts';
import { eraseVolunteers } from './erase-volunteers.ts';

export const volunteersSchedules: readonly FeatureSchedule[] = [
  {
    name: 'volunteers.erase',
    everyMs: erasureEveryMs,
    async run(ctx) {
      await eraseVolunteers(ctx);
    },
  },
];
