import { id } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { z } from 'zod';
import { consentGiven } from '../../ground/consents/index.ts';
import { erasureEveryMs } from '../../kit/erasure.ts';
import { on, type Reaction } from '../../kit/events.ts';
import { type FeatureJob, type FeatureSchedule, onceJob } from '../../kit/feature.ts';
import { eraseVolunteers } from './erase-volunteers.ts';
import { keyNames, namesPerTurn } from './key-names.ts';
import { tellAvailable } from './tell-available.ts';

/** Somebody agreed to what holds for volunteers: whoever is active is looked for a place at once. */
const tellAvailableJob = onceJob({
  name: 'volunteers.tell-available',
  queue: 'offers',
  payload: z.object({ accountId: id }),
  run: (ctx, payload, tx) => tellAvailable(ctx, tx, payload.accountId),
});

export const volunteersJobs: readonly FeatureJob[] = [tellAvailableJob];

export const volunteersHandles: readonly Reaction[] = [on(consentGiven, tellAvailableJob)];

/** Turns of one run; the next run takes what is left. */
const maxTurns = 100;

export const volunteersSchedules: readonly FeatureSchedule[] = [
  { name: 'volunteers.erase', everyMs: erasureEveryMs, run: eraseVolunteers },
  {
    name: 'volunteers.key-names',
    everyMs: 60_000,
    async run(ctx) {
      for (let turn = 0; turn < maxTurns; turn++)
        if ((await withTransaction(ctx, (tx) => keyNames(ctx, tx))) < namesPerTurn) return;
    },
  },
];
