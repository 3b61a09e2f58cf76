import { id } from '@hamyar/contracts';
import { z } from 'zod';
import { standingChanged } from '../../ground/complaints/index.ts';
import { on, type Reaction } from '../../kit/events.ts';
import { type FeatureJob, type FeatureSchedule, onceJob } from '../../kit/feature.ts';
import { endBarred } from './end-barred.ts';
import { lapseOffers } from './end-offers.ts';
import { standDown } from './stand-down.ts';

/** Tells those whose offer is open that the last place went to someone else. */
export const standDownJob = onceJob({
  name: 'assignments.stand-down',
  queue: 'standard',
  payload: z.object({ roleSlotId: id }),
  run: (ctx, payload, tx) => standDown(ctx, tx, payload.roleSlotId),
});

/** Somebody was suspended or barred, or is no more: what they had coming is taken back, and others are asked. */
export const endBarredJob = onceJob({
  name: 'assignments.end-barred',
  queue: 'offers',
  payload: z.object({ accountId: id }),
  run: (ctx, payload, tx) => endBarred(ctx, tx, payload.accountId),
});

export const assignmentsJobs: readonly FeatureJob[] = [standDownJob, endBarredJob];

export const assignmentsHandles: readonly Reaction[] = [on(standingChanged, endBarredJob)];

export const assignmentsSchedules: readonly FeatureSchedule[] = [
  { name: 'assignments.lapse', everyMs: 60_000, run: lapseOffers },
];
