import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureJob, FeatureSchedule } from '../../kit/feature.ts';
import { deliverText } from './deliver-text.ts';
import { eraseNotifications } from './erase-notifications.ts';
import { resumeHeld } from './send-again.ts';
import { settleJob } from './settle-notices.ts';

export const notificationsJobs: readonly FeatureJob[] = [deliverText, settleJob];

export const notificationsSchedules: readonly FeatureSchedule[] = [
  { name: 'notifications.erase', everyMs: erasureEveryMs, run: eraseNotifications },
  { name: 'notifications.resume', everyMs: 60_000, run: resumeHeld },
];
