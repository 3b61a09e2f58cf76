import { id } from '@hamyar/contracts';
import { z } from 'zod';
import { erasureEveryMs } from '../../kit/erasure.ts';
import { type FeatureJob, type FeatureSchedule, outsideJob } from '../../kit/feature.ts';
import { eraseImports } from './erase-imports.ts';
import { runCommit } from './run-commit.ts';
import { runPreview } from './run-preview.ts';
import { runUndo } from './run-undo.ts';

/** Reads a file and says what was found. `revision` is that of the answers it was asked for. */
export const preview = outsideJob({
  name: 'imports.preview',
  queue: 'bulk',
  payload: z.object({ batchId: id, revision: z.number().int() }),
  run: (ctx, payload) => runPreview(ctx, payload.batchId, payload.revision),
});

/** Writes a file's accepted rows in one transaction of its own, which may take minutes; a second run finds it done. */
export const commit = outsideJob({
  name: 'imports.commit',
  queue: 'bulk',
  payload: z.object({ batchId: id }),
  run: (ctx, payload) => runCommit(ctx, payload.batchId),
});

/** Takes a committed import's gifts back in one transaction of its own; a second run finds it done. */
export const undo = outsideJob({
  name: 'imports.undo',
  queue: 'bulk',
  payload: z.object({ batchId: id }),
  run: (ctx, payload) => runUndo(ctx, payload.batchId),
});

export const importsJobs: readonly FeatureJob[] = [preview, commit, undo];

export const importsSchedules: readonly FeatureSchedule[] = [
  { name: 'imports.erase', everyMs: erasureEveryMs, run: eraseImports },
];
