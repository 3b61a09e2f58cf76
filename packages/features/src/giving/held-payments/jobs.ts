import type { FeatureSchedule } from '../../kit/feature.ts';
import { refundHeld } from './refund-held.ts';
import { remindEveryMs, remindStaff } from './remind-staff.ts';

export const heldPaymentsSchedules: readonly FeatureSchedule[] = [
  {
    name: 'held-payments.refund',
    everyMs: 30_000,
    async run(ctx) {
      await refundHeld(ctx);
    },
  },
  {
    name: 'held-payments.remind',
    everyMs: remindEveryMs,
    async run(ctx) {
      await remindStaff(ctx);
    },
  },
];
