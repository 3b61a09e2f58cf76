import type { FeatureSchedule } from '../../kit/feature.ts';
import { closePastNeeds } from './close-past-needs.ts';
import { foldOpenings } from './fold-openings.ts';

export const needsSchedules: readonly FeatureSchedule[] = [
  { name: 'needs.fold-openings', everyMs: 5_000, run: foldOpenings },
  { name: 'needs.close-past', everyMs: 600_000, run: closePastNeeds },
];
