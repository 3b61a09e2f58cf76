import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureJob, FeatureSchedule } from '../../kit/feature.ts';
import { eraseInvitations } from './erase-invitations.ts';
import { lapseChanges } from './lapse-changes.ts';
import { lapseInvitations } from './lapse-invitations.ts';
import { tellChange } from './tell-change.ts';
import { tellSeconds } from './tell-seconds.ts';

const hourMs = 3_600_000;

export const staffJobs: readonly FeatureJob[] = [tellSeconds, tellChange];

export const staffSchedules: readonly FeatureSchedule[] = [
  { name: 'staff.lapse', everyMs: hourMs, run: lapseInvitations },
  { name: 'staff.lapse-changes', everyMs: hourMs, run: lapseChanges },
  { name: 'staff.erase', everyMs: erasureEveryMs, run: eraseInvitations },
];
