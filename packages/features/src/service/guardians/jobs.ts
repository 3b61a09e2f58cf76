import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { eraseGuardians } from './erase-guardians.ts';

export const guardiansSchedules: readonly FeatureSchedule[] = [
  { name: 'guardians.erase', everyMs: erasureEveryMs, run: eraseGuardians },
];
