import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { eraseLetters } from './erase-letters.ts';

export const lettersSchedules: readonly FeatureSchedule[] = [
  { name: 'letters.erase', everyMs: erasureEveryMs, run: eraseLetters },
];
