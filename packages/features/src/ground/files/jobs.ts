import { id } from '@hamyar/contracts';
import { z } from 'zod';
import { type FeatureJob, type FeatureSchedule, outsideJob } from '../../kit/feature.ts';
import { eraseFiles } from './erase-files.ts';
import { examineAgain } from './examine-again.ts';
import { examineFile } from './examine-file.ts';

const hourMs = 3_600_000;

/** Looks at one file; a scanner that is away is asked again. */
export const examine = outsideJob({
  name: 'files.examine',
  queue: 'bulk',
  payload: z.object({ fileId: id }),
  run: async (ctx, { fileId }) => void (await examineFile(ctx, fileId)),
});

export const filesJobs: readonly FeatureJob[] = [examine];

export const filesSchedules: readonly FeatureSchedule[] = [
  { name: 'files.examine-again', everyMs: hourMs, run: examineAgain },
  { name: 'files.erase', everyMs: hourMs, run: eraseFiles },
];
