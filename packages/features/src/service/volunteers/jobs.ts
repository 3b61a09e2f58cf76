import { id } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { z } from 'zod';
import { consentGiven } from '../../ground/consents/index.ts';
import { numberReleased } from '../../ground/identity/index.ts';
import { erasureEveryMs } from '../../kit/erasure.ts';
import { on, type Reaction } from '../../kit/events.ts';
import { type FeatureJob, type FeatureSchedule, onceJob } from '../../kit/feature.ts';
import { eraseVolunteers } from './erase-volunteers.ts';
import { volunteerGrew } from './events.ts';
import { keyNames, namesPerTurn } from './key-names.ts';
import { restReleased } from './rest-released.ts';
import { tellAvailable } from './tell-available.ts';
import { tellGrown } from './tell-grown.ts';

/** Somebody agreed to what holds for volunteers: whoever is active is looked for a place at once. */
const tellAvailableJob = onceJob({
  name: 'volunteers.tell-available',
  queue: 'offers',
  payload: z.object({ accountId: id }),
  run: (ctx, payload, tx) => tellAvailable(ctx, tx, payload.accountId),
});

/** A minor is of age by another day of birth: others hear of it. */
const tellGrownJob = onceJob({
  name: 'volunteers.tell-grown',
  queue: 'offers',
  payload: z.object({ volunteerId: id }),
  run: (ctx, payload, tx) => tellGrown(ctx, tx, payload.volunteerId),
});

/** The number of somebody's account is another person's: nobody calls there any more. */
const restReleasedJob = onceJob({
  name: 'volunteers.rest-released',
  queue: 'offers',
  payload: z.object({ accountId: id }),
  run: (ctx, payload, tx) => restReleased(ctx, tx, payload.accountId),
});

export const volunteersJobs: readonly FeatureJob[] = [tellAvailableJob, restReleasedJob, tellGrownJob];

export const volunteersHandles: readonly Reaction[] = [
  on(consentGiven, tellAvailableJob),
  on(numberReleased, restReleasedJob),
  on(volunteerGrew, tellGrownJob),
];

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
