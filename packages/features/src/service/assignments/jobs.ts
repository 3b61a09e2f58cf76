import { id } from '@hamyar/contracts';
import { z } from 'zod';
import { standingChanged } from '../../ground/complaints/index.ts';
import { consentWithdrawn } from '../../ground/consents/index.ts';
import { on, type Reaction } from '../../kit/events.ts';
import { type FeatureJob, type FeatureSchedule, onceJob } from '../../kit/feature.ts';
import { guardianWithdrew } from '../guardians/index.ts';
import { endBarred } from './end-barred.ts';
import { lapseOffers } from './end-offers.ts';
import { endUnguarded } from './end-unguarded.ts';
import { endUnwilling } from './end-unwilling.ts';
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

/** Somebody took back what they had agreed to: their open offers end at once instead of lapsing. */
export const endUnwillingJob = onceJob({
  name: 'assignments.end-unwilling',
  queue: 'offers',
  payload: z.object({ accountId: id }),
  run: (ctx, payload, tx) => endUnwilling(ctx, tx, payload.accountId),
});

/** No guardian answers for a minor any more: what they had coming is taken back, and others are asked. */
export const endUnguardedJob = onceJob({
  name: 'assignments.end-unguarded',
  queue: 'offers',
  payload: z.object({ accountId: id }),
  run: (ctx, payload, tx) => endUnguarded(ctx, tx, payload.accountId),
});

export const assignmentsJobs: readonly FeatureJob[] = [
  standDownJob,
  endBarredJob,
  endUnwillingJob,
  endUnguardedJob,
];

export const assignmentsHandles: readonly Reaction[] = [
  on(standingChanged, endBarredJob),
  on(consentWithdrawn, endUnwillingJob),
  on(guardianWithdrew, endUnguardedJob),
];

export const assignmentsSchedules: readonly FeatureSchedule[] = [
  { name: 'assignments.lapse', everyMs: 60_000, run: lapseOffers },
];
