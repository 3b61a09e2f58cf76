import { id } from '@hamyar/contracts';
import { z } from 'zod';
import { type FeatureJob, type FeatureSchedule, onceJob } from '../../kit/feature.ts';
import { lapseOffers } from './end-offers.ts';
import { standDown } from './stand-down.ts';

/** Tells those whose offer is open that the last place went to someone else. */
export const standDownJob = onceJob({
  name: 'assignments.stand-down',
  queue: 'standard',
  payload: z.object({ roleSlotId: id }),
  run: (ctx, payload, tx) => standDown(ctx, tx, payload.roleSlotId),
});

export const assignmentsJobs: readonly FeatureJob[] = [standDownJob];

export const assignmentsSchedules: readonly FeatureSchedule[] = [
  { name: 'assignments.lapse', everyMs: 60_000, run: lapseOffers },
];
