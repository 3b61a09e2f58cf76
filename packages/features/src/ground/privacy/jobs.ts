import { type FeatureJob, type FeatureSchedule, outsideJob } from '../../kit/feature.ts';
import { erasePeople } from './erase-people.ts';
import { copyWork, makeCopy } from './make-copy.ts';
import type { Keepers } from './policy.ts';

const hourMs = 3_600_000;

/** @param keepers what each feature of the house knows of people */
export const privacyJobs = (keepers: Keepers): readonly FeatureJob[] => [
  outsideJob({
    ...copyWork,
    queue: 'bulk',
    run: (ctx, { copyId }) => makeCopy(ctx, keepers, copyId),
  }),
];

/** As `privacyJobs`. */
export const privacySchedules = (keepers: Keepers): readonly FeatureSchedule[] => [
  { name: 'privacy.erase', everyMs: hourMs, run: async (ctx) => void (await erasePeople(ctx, keepers)) },
];
