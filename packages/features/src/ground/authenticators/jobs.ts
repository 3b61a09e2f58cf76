import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { eraseAuthenticators } from './erase-authenticators.ts';

export const authenticatorsSchedules: readonly FeatureSchedule[] = [
  { name: 'authenticators.erase', everyMs: erasureEveryMs, run: eraseAuthenticators },
];
