import { settings } from '@hamyar/features/settings';
import { processConfig } from '@hamyar/platform';
import { z } from 'zod';

/** Everything the worker reads from its environment. */
export const workerConfig = processConfig.extend(settings.shape).extend({
  REDIS_URL: z.string().optional().describe('Redis of the queue; without it the queue lives in PostgreSQL'),
  WORKER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(10)
    .describe('jobs of one queue at a time'),
  RELAY_POLL_MS: z.coerce
    .number()
    .int()
    .min(50)
    .default(1_000)
    .describe('how often the outbox is looked at when nothing rings'),
  RELAY_LEASE_MS: z.coerce
    .number()
    .int()
    .min(500)
    .optional()
    .describe(
      'how long a dispatched row may stay unanswered, for every queue; left out: 5, 15 and 40 s by queue',
    ),
  RELAY_RETRY_MS: z.coerce
    .number()
    .int()
    .min(500)
    .default(300_000)
    .describe('how long a job that failed waits for its second turn; each later one twice as long'),
  JOB_LOCK_MS: z.coerce.number().int().min(1_000).default(15_000).describe('lock of a running job'),
  JOB_STALLED_MS: z.coerce
    .number()
    .int()
    .min(500)
    .default(5_000)
    .describe('how often jobs of dead workers are looked for'),
  HEALTH_PORT: z.coerce.number().int().min(0).max(65535).default(0).describe('port of /livez; 0 for none'),
});
export type WorkerConfig = z.output<typeof workerConfig>;
