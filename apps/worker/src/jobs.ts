import { features } from '@hamyar/features/features';
import type { FeatureJob, FeatureSchedule } from '@hamyar/features/kit/feature';

/** Every job the worker knows: an outbox topic without a job here is dead at once. */
export const jobs: readonly FeatureJob[] = features.flatMap((feature) => feature.jobs ?? []);

/** Everything done by the clock. */
export const schedules: readonly FeatureSchedule[] = features.flatMap((feature) => feature.schedules ?? []);
