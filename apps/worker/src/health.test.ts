import { withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, it } from 'vitest';
import { z } from 'zod';
import { watchProgress } from './health.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('a worker that finishes nothing while work waits is told of, after several looks in a row', async () => {
  const job = { name: 'test.waits', payload: z.object({}) };
  await withTransaction(world.asOperator(), (tx) => enqueue(tx, job, '1', {}));
  await world.owner.query("update outbox set next_at = now() - interval '5 minutes'");
  await new Promise<void>((stuck) => {
    const end = watchProgress(
      world.pool,
      () => {
        end();
        stuck();
      },
      { everyMs: 5, looks: 3 },
    );
  });
});
