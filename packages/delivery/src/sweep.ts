import type { Pool, Transaction } from '@hamyar/db';
import type { Logger } from '@hamyar/platform';
import { asMachine } from './as-machine.ts';
import type { QueueName } from './job.ts';
import type { Producer, Whereabouts } from './queue.ts';
import { maxTries } from './run-job.ts';
import { outboxStates } from './states.ts';

/** Rows looked at in one turn; the relay comes by every second. */
const batchSize = 200;

/**
 * How long the queue may keep silent about a row before it is asked whether it still has it, so long as undone work may
 * lie after a queue was lost: a code that is to be typed, what concerns money and people, who is asked for a place, the rest.
 */
export const leasesMs: Readonly<Record<QueueName, number>> = {
  urgent: 5_000,
  standard: 15_000,
  offers: 30_000,
  bulk: 40_000,
};

/**
 * Each try waits twice as long as the one before, up to 32 times the first: with the usual five minutes, eight tries last
 * through ten hours of a provider's outage.
 */
const maxDoublings = 5;

export interface SweepOptions {
  readonly pool: Pool;
  readonly producer: Pick<Producer, 'whereabouts'>;
  readonly queueOf: (topic: string) => QueueName;
  readonly log: Logger;
  readonly leasesMs: Readonly<Record<QueueName, number>>;
  /** How long a job that failed waits for its second turn. */
  readonly retryMs: number;
}

type Overdue = { id: string; topic: string };

/**
 * Asks the queue about rows whose lease ran out. What it still has keeps its place; what it lost goes out again at once and
 * costs no try; what failed waits for its next turn, or is dead after the last.
 */
export async function sweep(options: SweepOptions): Promise<void> {
  const { pool, log, queueOf } = options;
  const { rows } = await asMachine(pool, (tx) =>
    tx.$client.query<Overdue>(
      `select id, topic from outbox where state = ${outboxStates.dispatched} and next_at < now()
        order by next_at limit $1`,
      [batchSize],
    ),
  );
  for (const [queue, overdue] of Map.groupBy(rows, (row) => queueOf(row.topic))) {
    const ids = overdue.map((row) => row.id);
    const whereabouts = await options.producer.whereabouts(queue, ids);
    const those = (where: Whereabouts) => ids.filter((id) => whereabouts.get(id) === where);
    await asMachine(pool, async (tx) => {
      await tx.$client.query(
        `update outbox set next_at = now() + $2 * interval '1 millisecond'
          where id = any ($1::uuid[]) and state = ${outboxStates.dispatched}`,
        [those('waiting'), options.leasesMs[queue]],
      );
      await tx.$client.query(
        `update outbox set state = ${outboxStates.new}, next_at = now(), tries = greatest(tries - 1, 0)
          where id = any ($1::uuid[]) and state = ${outboxStates.dispatched}`,
        [those('lost')],
      );
      await takeTurn(tx, log, those('over'), options.retryMs);
    });
  }
}

async function takeTurn(
  tx: Transaction,
  log: Logger,
  ids: readonly string[],
  retryMs: number,
): Promise<void> {
  const { rows } = await tx.$client.query<{ id: string; topic: string; state: number }>(
    `update outbox set state = case when tries >= $2 then ${outboxStates.dead} else ${outboxStates.new} end,
       next_at = now() + $3 * power(2, least(tries - 1, ${maxDoublings})) * interval '1 millisecond',
       done_at = case when tries >= $2 then now() end, last_error = coalesce(last_error, 'it ended the worker')
     where id = any ($1::uuid[]) and state = ${outboxStates.dispatched}
     returning id, topic, state`,
    [ids, maxTries, retryMs],
  );
  for (const row of rows)
    if (row.state === outboxStates.dead)
      log.error({ outboxId: row.id, topic: row.topic }, 'a job is dead and needs a person');
}
