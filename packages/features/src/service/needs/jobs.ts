import { id, instant } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { z } from 'zod';
import { type FeatureJob, type FeatureSchedule, onceJob } from '../../kit/feature.ts';
import { closePastNeeds } from './close-past-needs.ts';
import { finishClosing } from './finish-closing.ts';
import { foldOpenings, needsPerFold } from './fold-openings.ts';
import { tellDrafted } from './tell-drafted.ts';

/** Tells people that a need is closed, once it cannot be taken back any more. */
export const finishClosingJob = onceJob({
  name: 'needs.finish-closing',
  queue: 'standard',
  payload: z.object({ needId: id, closedAt: instant }),
  run: (ctx, payload, tx) => finishClosing(ctx, tx, payload),
});

export const needsJobs: readonly FeatureJob[] = [finishClosingJob, tellDrafted];

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
