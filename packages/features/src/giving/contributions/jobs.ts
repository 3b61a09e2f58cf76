import { withTransaction } from '@hamyar/db';
import { z } from 'zod';
import { erasureEveryMs } from '../../kit/erasure.ts';
import { type FeatureJob, type FeatureSchedule, onceJob } from '../../kit/feature.ts';
import { eraseContributions } from './erase-contributions.ts';
import { foldPending } from './fold-pending.ts';

/** Enqueued by every posting, so that a gift is in the totals within seconds of its receipt. */
export const fold = onceJob({
  name: 'contributions.fold',
  queue: 'standard',
  payload: z.object({}),
  run: (ctx, _payload, tx) => foldPending(ctx, tx),
});

export const contributionsJobs: readonly FeatureJob[] = [fold];

/** Catches what a job met while another fold was running; gifts of imports, which enqueue nothing by row, are folded here too. */
export const contributionsSchedules: readonly FeatureSchedule[] = [
  {
    name: 'contributions.fold-schedule',
    everyMs: 2_000,
    async run(ctx) {
      let folded: number;
      do folded = await withTransaction(ctx, (tx) => foldPending(ctx, tx));
      while (folded > 0);
    },
  },
  { name: 'contributions.erase', everyMs: erasureEveryMs, run: eraseContributions },
];
