import type { FeatureSchedule } from '../../kit/feature.ts';
import { buildLists } from './build-lists.ts';
import { keepKeys } from './keep-keys.ts';
import { sealLog } from './seal-log.ts';

export const signingSchedules: readonly FeatureSchedule[] = [
  { name: 'signing.keep-keys', everyMs: 3_600_000, run: keepKeys },
  { name: 'signing.build-lists', everyMs: 60_000, run: buildLists },
  // A receipt stands in the log within ten seconds and the turn of its witnesses.
  { name: 'signing.seal-log', everyMs: 10_000, run: sealLog },
];
