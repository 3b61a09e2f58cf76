import type { Pool, PoolClient } from '@hamyar/db';
import type { Logger } from '@hamyar/platform';
import { asMachine } from './as-machine.ts';
import type { QueueName } from './job.ts';
import type { Delivery, Producer } from './queue.ts';
import { outboxStates } from './states.ts';
import { leasesMs, sweep } from './sweep.ts';

export interface RelayOptions {
  readonly pool: Pool;
  readonly producer: Producer;
  /** By name and former name; see `jobsByName`. */
  readonly jobs: ReadonlyMap<string, { readonly queue: QueueName }>;
  readonly log: Logger;
  readonly pollMs: number;
  /** How long a dispatched row may stay unanswered; each queue's own unless told. */
  readonly leaseMs?: number | undefined;
  readonly retryMs: number;
}

export interface Relay {
  close(): Promise<void>;
}

/** Rows taken at a time: large enough to batch, small enough that a crash re-dispatches little. */
const batchSize = 200;

type DueRow = { id: string; topic: string; payload: Record<string, unknown>; again: boolean };

/**
 * Outbox → queue. Rings on LISTEN and looks by itself every `pollMs`, because a notification is only a hint. A row it
 * dispatched stays ours until the consumer's own commit; when the lease runs out the sweeper asks what became of it.
 */
export function startRelay(options: RelayOptions): Relay {
  const { log, pollMs } = options;
  let stopped = false;
  let ring: () => void = () => {};
  let listener: PoolClient | null = null;

  const loop = (async () => {
    while (!stopped) {
      const rung = new Promise<void>((resolve) => {
        ring = resolve;
      });
      let moved = 0;
      try {
        listener ??= await listen(options.pool, () => ring());
        await sweep({
          ...options,
          queueOf: (topic) => queueOf(options, topic),
          leasesMs: leasesOf(options),
        });
        moved = await relayOnce(options);
      } catch (error) {
        if (!stopped) log.warn({ err: error }, 'relay could not work; it tries again');
        listener?.release(true);
        listener = null;
      }
      if (moved < batchSize && !stopped) await Promise.race([rung, pause(pollMs)]);
    }
  })();

  return {
    async close() {
      stopped = true;
      ring();
      await loop;
      listener?.release(true);
    },
  };
}

/** Takes due rows and hands them to the queue. Two relays share the work: each skips what the other holds. */
export function relayOnce(options: RelayOptions): Promise<number> {
  return asMachine(options.pool, async ({ $client: client }) => {
    const { rows } = await client.query<DueRow>(
      `select id, topic, payload, dispatched_at is not null as again from outbox
       where state = ${outboxStates.new} and next_at <= now() order by next_at limit $1 for update skip locked`,
      [batchSize],
    );
    const byQueue = new Map<QueueName, Delivery[]>();
    for (const row of rows) {
      const queue = queueOf(options, row.topic);
      // The queue may still remember the job as failed or done; one that runs right now can't be forgotten and need not.
      if (row.again) await options.producer.forget(queue, row.id).catch(() => {});
      const deliveries = byQueue.get(queue) ?? [];
      deliveries.push({ outboxId: row.id, topic: row.topic, payload: row.payload });
      byQueue.set(queue, deliveries);
    }
    for (const [queue, deliveries] of byQueue) {
      await options.producer.dispatch(queue, deliveries);
      await client.query(
        `update outbox set state = ${outboxStates.dispatched}, dispatched_at = now(), tries = tries + 1,
           next_at = now() + $2 * interval '1 millisecond'
         where id = any($1::uuid[]) and state = ${outboxStates.new}`,
        [deliveries.map((delivery) => delivery.outboxId), leasesOf(options)[queue]],
      );
    }
    return rows.length;
  });
}

const queueOf = (options: RelayOptions, topic: string): QueueName =>
  options.jobs.get(topic)?.queue ?? 'standard';

const leasesOf = ({ leaseMs }: RelayOptions): Readonly<Record<QueueName, number>> =>
  leaseMs === undefined ? leasesMs : { urgent: leaseMs, standard: leaseMs, offers: leaseMs, bulk: leaseMs };

async function listen(pool: Pool, ring: () => void): Promise<PoolClient> {
  const client = await pool.connect();
  client.on('notification', ring);
  await client.query('listen outbox');
  return client;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
