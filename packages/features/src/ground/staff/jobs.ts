import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureJob, FeatureSchedule } from '../../kit/feature.ts';
import { eraseInvitations } from './erase-invitations.ts';
import { lapseInvitations } from './lapse-invitations.ts';
import { tellSeconds } from './tell-seconds.ts';

const hourMs = 3_600_000;

export const staffJobs: readonly FeatureJob[] = [tellSeconds];

export const staffSchedules: readonly FeatureSchedule[] = [
  { name: 'staff.lapse', everyMs: hourMs, run: lapseInvitations },
  { name: 'staff.erase', everyMs: erasureEveryMs, run: eraseInvitations },
];
