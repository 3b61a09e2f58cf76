import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureSchedule } from '../../kit/feature.ts';
import { closeComplaints } from './close-complaints.ts';
import { eraseComplaints } from './erase-complaints.ts';
import { remindHandlers } from './remind-handlers.ts';

const quarterMs = 900_000;

export const complaintsSchedules: readonly FeatureSchedule[] = [
  { name: 'complaints.remind', everyMs: quarterMs, run: remindHandlers },
  { name: 'complaints.close', everyMs: erasureEveryMs, run: closeComplaints },
  { name: 'complaints.erase', everyMs: erasureEveryMs, run: eraseComplaints },
];
