import type { FeatureSchedule } from '../../kit/feature.ts';
import { refundHeld } from './refund-held.ts';
import { remindEveryMs, remindStaff } from './remind-staff.ts';

export const heldPaymentsSchedules: readonly FeatureSchedule[] = [
  { name: 'held-payments.refund', everyMs: 30_000, run: refundHeld },
  { name: 'held-payments.remind', everyMs: remindEveryMs, run: remindStaff },
];
