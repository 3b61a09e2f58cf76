import { erasureEveryMs } from '../../kit/erasure.ts';
import type { FeatureJob, FeatureSchedule } from '../../kit/feature.ts';
import { eraseCards } from './erase-cards.ts';
import { reconcilePayments } from './reconcile-payments.ts';
import { tellStaffJob } from './tell-staff.ts';

export const paymentsJobs: readonly FeatureJob[] = [tellStaffJob];

export const paymentsSchedules: readonly FeatureSchedule[] = [
  { name: 'payments.reconcile', everyMs: 30_000, run: reconcilePayments },
  { name: 'payments.erase', everyMs: erasureEveryMs, run: eraseCards },
];
