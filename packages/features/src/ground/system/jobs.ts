import type { FeatureSchedule } from '../../kit/feature.ts';
import { raiseAlarm } from './raise-alarm.ts';

export const systemSchedules: readonly FeatureSchedule[] = [
  { name: 'system.raise-alarm', everyMs: 60_000, run: raiseAlarm },
  {
    // Makes the days to come and drops those gone by; see the migration of the partitions.
    name: 'system.keep-partitions',
    everyMs: 3_600_000,
    run: (ctx) => ctx.pool.query('select keep_delivery_partitions()'),
  },
];
