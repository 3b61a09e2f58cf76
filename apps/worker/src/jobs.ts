import { transfersJobs, transfersSchedules } from '@hamyar/features/desk/imports/jobs';
import { contributionsJobs, contributionsSchedules } from '@hamyar/features/giving/contributions/jobs';
import { heldPaymentsSchedules } from '@hamyar/features/giving/held-payments/jobs';
import { paymentsJobs, paymentsSchedules } from '@hamyar/features/giving/payments/jobs';
import { pledgesSchedules } from '@hamyar/features/giving/pledges/jobs';
import { identityJobs, identitySchedules } from '@hamyar/features/ground/identity/jobs';
import { notificationsJobs, notificationsSchedules } from '@hamyar/features/ground/notifications/jobs';
import { outboxSchedules } from '@hamyar/features/ground/system/jobs';
import type { FeatureJob, FeatureSchedule } from '@hamyar/features/kit/feature';
import { assignmentsJobs, assignmentsSchedules } from '@hamyar/features/service/assignments/jobs';
import { matchingJobs, matchingSchedules } from '@hamyar/features/service/matching/jobs';
import { volunteersSchedules } from '@hamyar/features/service/volunteers/jobs';

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
