import { openPool } from '@hamyar/db';
import { jobsByName } from '@hamyar/delivery';
import { openConsumer, openProducer, type QueueBackend } from '@hamyar/delivery/queue';
import { startRelay } from '@hamyar/delivery/relay';
import { type JobContexts, runJob } from '@hamyar/delivery/run-job';
import { startSchedules } from '@hamyar/delivery/schedules';
import { eventHandlers } from '@hamyar/features/features';
import { jobActor } from '@hamyar/features/ground/access/index';
import { settingsOf } from '@hamyar/features/settings';
import { smsTemplates } from '@hamyar/i18n/sms-templates';
import { contextMaker, type Logger } from '@hamyar/platform';
import type { WorkerConfig } from './config.ts';
import { serveHealth, watchProgress } from './health.ts';
import { jobs as allJobs, schedules as allSchedules } from './jobs.ts';

export interface Worker {
  /** Stops taking work, lets running jobs finish for at most 25 s. */
  close(): Promise<void>;
}

/** Starts relay, consumers and schedules; tests pass their own jobs. */
export function startWorker(
  config: WorkerConfig,
  log: Logger,
  jobs = allJobs,
  schedules = allSchedules,
): Worker {
  const pool = openPool({
    connectionString: config.DATABASE_URL,
    applicationName: 'hamyar-worker',
    max: config.WORKER_CONCURRENCY * 2 + schedules.length * 2 + 5,
    statementTimeoutMs: 60_000,
    onError: (error) => log.warn({ err: error }, 'database connection lost'),
  });
  const make = contextMaker(config, pool, smsTemplates, eventHandlers, settingsOf(config));
  const contexts: JobContexts = (name, requestId, jobLog) => make(jobActor(name), requestId, jobLog);
  const byName = jobsByName(jobs);
  const backend: QueueBackend = config.REDIS_URL
    ? { kind: 'redis', url: config.REDIS_URL }
    : { kind: 'postgres', connectionString: config.DATABASE_URL };
  const producer = openProducer(backend, log);
  const consumer = openConsumer(backend, log, (delivery) => runJob(contexts, byName, log, delivery), {
    concurrency: config.WORKER_CONCURRENCY,
    timings: { lockMs: config.JOB_LOCK_MS, stalledMs: config.JOB_STALLED_MS },
  });
  const relay = startRelay({
    pool,
    producer,
    jobs: byName,
    log,
    pollMs: config.RELAY_POLL_MS,
    leaseMs: config.RELAY_LEASE_MS,
    retryMs: config.RELAY_RETRY_MS,
  });
  const scheduler = startSchedules(schedules, contexts, log);
  const health = config.HEALTH_PORT > 0 ? serveHealth(pool, config.HEALTH_PORT) : null;
  const endWatch = watchProgress(pool, () => {
    log.fatal('nothing was finished for a minute while work waits; ending, to be started again');
    process.exit(1);
  });
  log.info({ queue: backend.kind, jobs: jobs.length, schedules: schedules.length }, 'worker works');
  return {
    async close() {
      endWatch();
      health?.close();
      await Promise.allSettled([relay.close(), scheduler.close()]);
      await consumer.close(25_000);
      await producer.close();
      await pool.end();
    },
  };
}
