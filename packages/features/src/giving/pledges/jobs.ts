import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { erasePledges } from './erase-pledges.ts';
import { expirePledges } from './expire-pledges.ts';

export const pledgesSchedules: readonly FeatureSchedule[] = [
  { name: 'pledges.expire', everyMs: 600_000, run: expirePledges },
  { name: 'pledges.erase', everyMs: erasureEveryMs, run: erasePledges },
];
