import type { FeatureSchedule } from '../../kit/feature.ts';
import { raiseAlarm } from './raise-alarm.ts';

export const outboxSchedules: readonly FeatureSchedule[] = [
  {
    name: 'outbox.raise-alarm',
    everyMs: 60_000,
    async run(ctx) {
      await raiseAlarm(ctx);
    },
  },
  {
    // Makes the days to come and drops those gone by; see the migration of the partitions.
    name: 'outbox.keep-partitions',
    everyMs: 3_600_000,
    async run(ctx) {
      await ctx.pool.query('select keep_delivery_partitions()');
    },
  },
];
