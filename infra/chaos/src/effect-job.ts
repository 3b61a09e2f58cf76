import { onceJob } from '@hamyar/features/kit/feature';
import { z } from 'zod';

/** Work with an effect that can be counted: one row per job, written a moment after it began. */
export const effectJob = onceJob({
  name: 'chaos.effect',
  queue: 'standard',
  payload: z.object({ n: z.number().int() }),
  async run(_ctx, { n }, tx) {
    await tx.$client.query('insert into effect (n) values ($1)', [n]);
    await tx.$client.query('select pg_sleep(0.01)');
  },
});
