import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { eraseNumbers } from './erase-numbers.ts';
import { moveDue } from './move-due.ts';

export const numbersSchedules: readonly FeatureSchedule[] = [
  { name: 'numbers.move', everyMs: 60_000, run: moveDue },
  { name: 'numbers.erase', everyMs: erasureEveryMs, run: async (ctx) => void (await eraseNumbers(ctx)) },
];
