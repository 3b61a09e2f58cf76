import type { FeatureJob, FeatureSchedule } from '../../kit/feature.ts';
import { reconcilePayments } from './reconcile.ts';
import { tellStaffJob } from './tell-staff.ts';

export const paymentsJobs: readonly FeatureJob[] = [tellStaffJob];

export const paymentsSchedules: readonly FeatureSchedule[] = [
  {
    name: 'payments.reconcile',
    everyMs: 30_000,
    async run(ctx) {
      await reconcilePayments(ctx);
    },
  },
];
