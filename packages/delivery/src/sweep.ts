import type { Pool } from '@hamyar/db';
import type { Logger } from '@hamyar/platform';
import { maxTries } from './run-job.ts';
import { outboxStates } from './states.ts';

/** Rows looked at in one turn; the relay comes by every second. */
const batchSize = 200;

/** Rows whose lease ran out go back to new, or are dead after too many tries. */
export async function sweep(pool: Pool, log: Logger): Promise<void> {
  const { rows } = await pool.query<{ id: string; topic: string; state: number }>(
    `update outbox set state = case when tries >= $1 then ${outboxStates.dead} else ${outboxStates.new} end,
       next_at = now(), done_at = case when tries >= $1 then now() end, last_error = coalesce(last_error, 'nobody took it')
     where id in (select id from outbox where state = ${outboxStates.dispatched} and next_at < now()
       limit $2 for update skip locked)
     returning id, topic, state`,
    [maxTries, batchSize],
  );
  for (const row of rows)
    if (row.state === outboxStates.dead)
      log.error({ outboxId: row.id, topic: row.topic }, 'a job is dead and needs a person');
}
