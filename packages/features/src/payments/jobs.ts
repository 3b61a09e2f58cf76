import type { FeatureSchedule } from '../feature.ts';
import { reconcilePayments } from './reconcile.ts';

export const paymentsSchedules: readonly FeatureSchedule[] = [
  {
    name: 'payments.reconcile',
    everyMs: 30_000,
    async run(ctx) {
      await reconcilePayments(ctx);
    },
  },
];
