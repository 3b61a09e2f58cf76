import { assignmentsJobs, assignmentsSchedules } from '@hamyar/features/assignments/jobs';
import { contributionsJobs, contributionsSchedules } from '@hamyar/features/contributions/jobs';
import type { FeatureJob, FeatureSchedule } from '@hamyar/features/feature';
import { heldPaymentsSchedules } from '@hamyar/features/held-payments/jobs';
import { identityJobs, identitySchedules } from '@hamyar/features/identity/jobs';
import { matchingJobs, matchingSchedules } from '@hamyar/features/matching/jobs';
import { notificationsJobs, notificationsSchedules } from '@hamyar/features/notifications/jobs';
import { outboxSchedules } from '@hamyar/features/outbox/jobs';
import { paymentsJobs, paymentsSchedules } from '@hamyar/features/payments/jobs';
import { pledgesSchedules } from '@hamyar/features/pledges/jobs';
import { transfersJobs, transfersSchedules } from '@hamyar/features/transfers/jobs';
import { volunteersSchedules } from '@hamyar/features/volunteers/jobs';

/** Every job the worker knows: an outbox topic without a job here is dead at once. */
export const jobs: readonly FeatureJob[] = [
  ...identityJobs,
  ...notificationsJobs,
  ...transfersJobs,
  ...matchingJobs,
  ...assignmentsJobs,
  ...contributionsJobs,
  ...paymentsJobs,
];

/** Everything done by the clock. */
export const schedules: readonly FeatureSchedule[] = [
  ...assignmentsSchedules,
  ...contributionsSchedules,
  ...matchingSchedules,
  ...paymentsSchedules,
  ...heldPaymentsSchedules,
  ...pledgesSchedules,
  ...notificationsSchedules,
  ...volunteersSchedules,
  ...identitySchedules,
  ...outboxSchedules,
  ...transfersSchedules,
];
