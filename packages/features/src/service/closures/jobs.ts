import { id } from '@hamyar/contracts';
import { z } from 'zod';
import { type FeatureJob, onceJob } from '../../kit/feature.ts';
import { askAgain } from './ask-again.ts';
import { finishClosure } from './finish-closure.ts';

/** Ends or moves what a closure touches and tells people, once it cannot be taken back any more. */
export const finishClosureJob = onceJob({
  name: 'closures.finish',
  queue: 'standard',
  payload: z.object({ closureId: id }),
  run: (ctx, { closureId }, tx) => finishClosure(ctx, tx, closureId),
});

/** Asks whoever had a place on days that are open again. */
export const askAgainJob = onceJob({
  name: 'closures.ask-again',
  queue: 'standard',
  payload: z.object({ closureId: id }),
  run: (ctx, { closureId }, tx) => askAgain(ctx, tx, closureId),
});

export const closuresJobs: readonly FeatureJob[] = [finishClosureJob, askAgainJob];
