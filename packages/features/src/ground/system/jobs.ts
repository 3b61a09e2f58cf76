import { keepPartitions } from '@hamyar/delivery/keep-partitions';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { raiseAlarm } from './raise-alarm.ts';

export const systemSchedules: readonly FeatureSchedule[] = [
  { name: 'system.raise-alarm', everyMs: 60_000, run: raiseAlarm },
  { name: 'system.keep-partitions', everyMs: 3_600_000, run: (ctx) => keepPartitions(ctx.pool) },
];
