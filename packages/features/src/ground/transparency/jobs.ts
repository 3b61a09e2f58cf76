import type { FeatureSchedule } from '../../kit/feature.ts';
import { publishHead } from './publish-head.ts';

export const transparencySchedules: readonly FeatureSchedule[] = [
  { name: 'transparency.publish', everyMs: 3_000, run: publishHead },
];
