import type { Pool } from '@hamyar/db';
import { asMachine } from './as-machine.ts';
import { outboxStates } from './states.ts';

/** Waiting this long with nothing finished means that the worker is stuck, whatever its connections say. */
const stuckAfterSeconds = 60;

/**
 * Whether work goes on: false when something waits and nothing was finished for a minute. A connected queue client proves
 * nothing (bullmq #4585: silent for ever, and "running"). A row whose try failed has an error noted and waits for its next
 * turn: then a provider is away, not the worker.
 */
export async function isProgressing(pool: Pool): Promise<boolean> {
  const { rows } = await asMachine(pool, (tx) =>
    tx.$client.query<{ waiting: boolean; finished: boolean }>(
      `select exists (select from outbox
         where state = ${outboxStates.new} and next_at < now() - $1 * interval '1 second'
         or state = ${outboxStates.dispatched} and last_error is null
           and dispatched_at < now() - $1 * interval '1 second') as waiting,
       exists (select from processed where at > now() - $1 * interval '1 second') as finished`,
      [stuckAfterSeconds],
    ),
  );
  return !rows[0]?.waiting || rows[0].finished;
}
