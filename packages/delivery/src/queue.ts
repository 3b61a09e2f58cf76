import {
  createPostgresBackend,
  type Job as QueuedJob,
  Queue as RedisQueue,
  runMigrations,
  Worker as RedisWorker,
  withBackend,
} from 'bullmq';
import type { Logger } from 'pino';
import { maxAtOnce, type QueueName, queueNames } from './job.ts';

/** Where the queue lives: Redis in production, PostgreSQL when nothing but the database is there. */
export type QueueBackend =
  | { readonly kind: 'redis'; readonly url: string }
  | { readonly kind: 'postgres'; readonly connectionString: string };

/** Schema of the queue's own tables when it lives in PostgreSQL. */
export const queueSchema = 'bullmq';

export interface QueueTimings {
  /** How long a running job stays ours without renewal. */
  readonly lockMs: number;
  /** How often jobs of dead workers are looked for. */
  readonly stalledMs: number;
}

const usualTimings: QueueTimings = { lockMs: 30_000, stalledMs: 15_000 };

/** One job on its way to a consumer. */
export interface Delivery {
  readonly outboxId: string;
  readonly topic: string;
  readonly payload: Record<string, unknown>;
}

/** What became of a job: the queue has it still, is through with it, or knows nothing of it. */
export type Whereabouts = 'waiting' | 'over' | 'lost';

export interface Producer {
  /** Adds deliveries; the same outbox id twice is one job while the queue remembers it. */
  dispatch(queue: QueueName, deliveries: readonly Delivery[]): Promise<void>;
  /** Forgets a job so that its outbox row can be delivered again: the queue ignores an id it remembers. */
  forget(queue: QueueName, outboxId: string): Promise<void>;
  /** What became of jobs, by outbox id. */
  whereabouts(queue: QueueName, outboxIds: readonly string[]): Promise<ReadonlyMap<string, Whereabouts>>;
  close(): Promise<void>;
}

export interface Consumer {
  /** Stops taking jobs, waits for running ones at most `drainMs`. */
  close(drainMs: number): Promise<void>;
}

const jobId = (outboxId: string) => `ob-${outboxId}`;

// The classes of both homes do the same; their declared types differ in what a connection is, which is ours to match.
function classes(backend: QueueBackend) {
  return backend.kind === 'postgres'
    ? withBackend(createPostgresBackend)
    : ({ Queue: RedisQueue, Worker: RedisWorker } as unknown as ReturnType<typeof withBackend>);
}

function connection(backend: QueueBackend, role: 'producer' | 'consumer') {
  if (backend.kind === 'postgres')
    return { connectionString: backend.connectionString, schema: queueSchema, max: 10 };
  // A producer fails fast (the relay tries again); a consumer waits for Redis as long as it takes.
  return role === 'producer'
    ? { url: backend.url, maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 2_000 }
    : { url: backend.url, maxRetriesPerRequest: null };
}

/**
 * Creates or updates the queue's tables; run once by the database's owner. Each queue's job-number sequence is made
 * here too: bullmq would make it at the first job, which the application role may not.
 */
export async function migrateQueueSchema(owner: Parameters<typeof runMigrations>[0]): Promise<void> {
  await runMigrations(owner, queueSchema);
  for (const name of queueNames) await owner.query(`select ${queueSchema}.next_job_id($1)`, [name]);
}

/** Opens the queues for adding; a lost connection is logged, and what is added meanwhile fails fast. */
export function openProducer(backend: QueueBackend, log: Logger): Producer {
  const { Queue } = classes(backend);
  const options = { connection: connection(backend, 'producer') };
  const queues = new Map(queueNames.map((name) => [name, new Queue(name, options)] as const));
  for (const queue of queues.values()) {
    queue.on('error', (error: Error) => log.warn({ err: error }, 'queue producer lost its connection'));
  }
  const queueOf = (name: QueueName) => {
    const queue = queues.get(name);
    if (!queue) throw new Error(`no queue ${name}`);
    return queue;
  };
  return {
    async dispatch(name, deliveries) {
      await queueOf(name).addBulk(
        deliveries.map((delivery) => ({
          name: delivery.topic,
          data: { outboxId: delivery.outboxId, payload: delivery.payload },
          opts: {
            jobId: jobId(delivery.outboxId),
            attempts: 5,
            // Spread, so that what failed together does not come back together.
            backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
            removeOnComplete: { age: 86_400, count: 10_000 },
            removeOnFail: { age: 7 * 86_400 },
          },
        })),
      );
    },
    async forget(name, outboxId) {
      await queueOf(name).remove(jobId(outboxId));
    },
    async whereabouts(name, outboxIds) {
      const queue = queueOf(name);
      return new Map(
        await Promise.all(
          outboxIds.map(async (id) => {
            const state = await queue.getJobState(jobId(id));
            const isOver = state === 'completed' || state === 'failed';
            return [id, state === 'unknown' ? 'lost' : isOver ? 'over' : 'waiting'] as const;
          }),
        ),
      );
    },
    async close() {
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
    },
  };
}

/** Starts consuming every queue with `handle`; a throw is a failed try. */
export function openConsumer(
  backend: QueueBackend,
  log: Logger,
  handle: (delivery: Delivery, signal: { readonly attempt: number }) => Promise<void>,
  options: { concurrency?: number; timings?: QueueTimings } = {},
): Consumer {
  const { Worker } = classes(backend);
  const timings = options.timings ?? usualTimings;
  const workers = queueNames.map((name) => {
    const worker = new Worker(
      name,
      async (job: QueuedJob<Pick<Delivery, 'outboxId' | 'payload'>>) => {
        const { outboxId, payload } = job.data;
        await handle({ outboxId, topic: job.name, payload }, { attempt: job.attemptsMade + 1 });
      },
      {
        connection: connection(backend, 'consumer'),
        concurrency: Math.min(options.concurrency ?? 10, maxAtOnce[name] ?? Infinity),
        lockDuration: timings.lockMs,
        stalledInterval: timings.stalledMs,
        // A crash is not the job's fault; the sweeper has the last word on giving up.
        maxStalledCount: 10,
      },
    );
    worker.on('error', (error: Error) =>
      log.warn({ err: error, queue: name }, 'queue consumer lost its connection'),
    );
    worker.on('failed', (job: QueuedJob | undefined, error: Error) =>
      log.warn({ err: error, queue: name, topic: job?.name, attempt: job?.attemptsMade }, 'job try failed'),
    );
    return worker;
  });
  return {
    async close(drainMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, drainMs);
      });
      await Promise.race([Promise.allSettled(workers.map((worker) => worker.close())), late]);
      clearTimeout(timer);
    },
  };
}
