import { keepPartitions } from '@hamyar/delivery/keep-partitions';
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
    name: 'outbox.keep-partitions',
    everyMs: 3_600_000,
    async run(ctx) {
      await keepPartitions(ctx.pool);
    },
  },
];
