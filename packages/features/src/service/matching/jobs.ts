import { id } from '@hamyar/contracts';
import { z } from 'zod';
import { on, type Reaction } from '../../kit/events.ts';
import { type FeatureJob, type FeatureSchedule, onceJob, outsideJob } from '../../kit/feature.ts';
import { placeFreed } from '../assignments/index.ts';
import { credentialVerified } from '../credentials/index.ts';
import { guardianAgreed } from '../guardians/index.ts';
import { needOpened } from '../needs/index.ts';
import { volunteerBecameAvailable } from '../volunteers/index.ts';
import { eraseSnapshots } from './erase-snapshots.ts';
import { offerNeed } from './offer-need.ts';
import { offerPerson } from './offer-person.ts';
import { repeatRun } from './repeat-run.ts';
import { endLostRuns, runMatching } from './run-matching.ts';

/** Makes the proposals of a run, in transactions of its own around the engine's process; a second delivery finds it done. */
export const proposeMatches = outsideJob({
  name: 'matching.propose',
  queue: 'bulk',
  payload: z.object({ runId: id }),
  run: (ctx, payload) => runMatching(ctx, payload.runId),
});

/** Makes a run again from its snapshot, to see that the same comes out. */
export const replayMatches = outsideJob({
  name: 'matching.replay',
  queue: 'bulk',
  payload: z.object({ runId: id }),
  run: (ctx, payload) => repeatRun(ctx, payload.runId),
});

/** Somebody opened a need, or a place of it came free: whom it fits best hears of it at once. */
export const offerNewNeed = onceJob({
  name: 'matching.offer-need',
  queue: 'offers',
  payload: z.object({ needId: id }),
  run: (ctx, payload, tx) => offerNeed(ctx, tx, payload.needId),
});

/** Somebody became eligible, or free at other times: what fits them best is offered at once. */
export const offerNewPerson = onceJob({
  name: 'matching.offer-person',
  queue: 'offers',
  payload: z.object({ volunteerId: id }),
  run: (ctx, payload, tx) => offerPerson(ctx, tx, payload.volunteerId),
});

export const matchingJobs: readonly FeatureJob[] = [
  proposeMatches,
  replayMatches,
  offerNewNeed,
  offerNewPerson,
];

/** What matching does when others announce something. */
export const matchingHandles: readonly Reaction[] = [
  on(needOpened, offerNewNeed),
  on(placeFreed, offerNewNeed),
  on(credentialVerified, offerNewPerson),
  on(volunteerBecameAvailable, offerNewPerson),
  on(guardianAgreed, offerNewPerson),
];

const hourMs = 3_600_000;

export const matchingSchedules: readonly FeatureSchedule[] = [
  { name: 'matching.erase-snapshots', everyMs: 6 * hourMs, run: eraseSnapshots },
  { name: 'matching.end-lost-runs', everyMs: hourMs / 4, run: endLostRuns },
];
