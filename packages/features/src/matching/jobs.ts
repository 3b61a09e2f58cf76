import { id } from '@hamyar/contracts';
import { z } from 'zod';
import { type FeatureJob, onceJob } from '../feature.ts';
import { proposeRun } from './propose-run.ts';

/** Makes the proposals of a run; once, however often it is delivered. */
export const proposeMatches = onceJob({
  name: 'matching.propose',
  queue: 'bulk',
  payload: z.object({ runId: id }),
  run: (ctx, payload, tx) => proposeRun(ctx, tx, payload.runId),
});

export const matchingJobs: readonly FeatureJob[] = [proposeMatches];
