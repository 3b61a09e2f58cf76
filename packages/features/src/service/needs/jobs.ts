import { withTransaction } from '@hamyar/db';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { closePastNeeds } from './close-past-needs.ts';
import { foldOpenings, needsPerFold } from './fold-openings.ts';

const maxBatches = 40;

export const needsSchedules: readonly FeatureSchedule[] = [
  {
    name: 'needs.fold-openings',
    everyMs: 5_000,
    async run(ctx) {
      // An import may touch a hundred thousand at once; the next turn takes what is left.
      for (let batch = 0; batch < maxBatches; batch++)
        if ((await withTransaction(ctx, (tx) => foldOpenings(ctx, tx))) < needsPerFold) return;
    },
  },
  { name: 'needs.close-past', everyMs: 600_000, run: closePastNeeds },
];
