import { withTransaction } from '@hamyar/db';
import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { eraseVolunteers } from './erase-volunteers.ts';
import { keyNames, namesPerTurn } from './key-names.ts';

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
