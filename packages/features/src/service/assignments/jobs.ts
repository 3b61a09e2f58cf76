import { id } from '@hamyar/contracts';
import { z } from 'zod';
import { type FeatureJob, type FeatureSchedule, onceJob } from '../../kit/feature.ts';
import { endOffersOfFullSlot, lapseOffers } from './end-offers.ts';

/** Tells those whose offer is open that the last place went to someone else. */
export const standDown = onceJob({
  name: 'assignments.stand-down',
  queue: 'standard',
  payload: z.object({ roleSlotId: id }),
  run: (ctx, payload, tx) => endOffersOfFullSlot(ctx, tx, payload.roleSlotId),
});

export const assignmentsJobs: readonly FeatureJob[] = [standDown];

export const assignmentsSchedules: readonly FeatureSchedule[] = [
  { name: 'assignments.lapse', everyMs: 60_000, run: lapseOffers },
];
