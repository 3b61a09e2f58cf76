import type { FeatureSchedule } from '../feature.ts';
import { expirePledges } from './expire.ts';

export const pledgesSchedules: readonly FeatureSchedule[] = [
  {
    name: 'pledges.expire',
    everyMs: 600_000,
    async run(ctx) {
      await expirePledges(ctx);
    },
  },
];
