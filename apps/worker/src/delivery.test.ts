import { randomBytes } from 'node:crypto';
import { withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { onceJob } from '@hamyar/features/kit/feature';
import { makeLogger } from '@hamyar/platform';
import { startRedis } from '@hamyar/testing/redis';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { workerConfig } from './config.ts';
import { startWorker, type Worker } from './worker.ts';

const key = () => randomBytes(32).toString('base64');
const backends: readonly ('postgres' | 'redis')[] = process.env['WITHOUT_REDIS']
  ? ['postgres']
  : ['postgres', 'redis'];
const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function open(backend: (typeof backends)[number]) {
  const world: World = await openWorld();
  cleanups.push(() => world.close());
  await world.owner.query('create table effect (n int not null)');
  await world.owner.query('grant all on effect to hamyar_app');
  const redis = backend === 'redis' ? await startRedis() : null;
  if (redis) cleanups.push(() => redis.stop());
  const config = workerConfig.parse({
    PUBLIC_URL: 'http://localhost:3000',
    DATABASE_URL: world.databaseUrl,
    ...(redis ? { REDIS_URL: redis.url } : {}),
    SEAL_KEY: key(),
    INDEX_KEY: key(),
    UPLOADS_DIR: '/nonexistent',
    PAYMENT_GATEWAY_URL: 'http://127.0.0.1:9',
    PAYMENT_MERCHANT_ID: '00000000-0000-4000-8000-000000000001',
    SMS_GATEWAY_URL: 'http://127.0.0.1:9',
    SMS_API_KEY: 'none',
    RELAY_POLL_MS: '100',
    RELAY_LEASE_MS: '1000',
    RELAY_RETRY_MS: '1000',
  });
  return { world, config };
}

/** A job that records its effect and tells the test each time it ran. */
function spyJob(onRun: (n: number) => void = () => {}) {
  return onceJob({
    name: 'test.effect',
    queue: 'standard',
    payload: z.object({ n: z.number() }),
    async run(_ctx, { n }, tx) {
      await tx.$client.query('insert into effect (n) values ($1)', [n]);
      onRun(n);
    },
  });
}

function run(config: Parameters<typeof startWorker>[0], job: ReturnType<typeof spyJob>): Worker {
  const worker = startWorker(config, makeLogger('worker', process.env['TEST_LOG'] ?? 'silent'), [job], []);
  cleanups.push(() => worker.close());
  return worker;
}

const enqueueAll = (world: World, job: ReturnType<typeof spyJob>, numbers: number[]) =>
  withTransaction(world.asOperator(), async (tx) => {
    for (const n of numbers) await enqueue(tx, job, String(n), { n });
  });

/** Resolves when the condition's query first returns a row; rung by the database, not by the clock. */
async function until(world: World, sql: string): Promise<void> {
  for (let look = 0; look < 2_000; look++) {
    const { rowCount } = await world.owner.query(sql);
    if (rowCount) return;
    await world.owner.query('select pg_sleep(0.02)');
  }
  throw new Error(`never true: ${sql}`);
}

const allDone = (count: number) => `select where (select count(*) from outbox where state = 2) = ${count}`;

describe.each(backends)('jobs of the outbox through %s', (backend) => {
  it('happen once each, however many there are', async () => {
    const { world, config } = await open(backend);
    const job = spyJob();
    await enqueueAll(
      world,
      job,
      Array.from({ length: 300 }, (_, n) => n),
    );
    run(config, job);
    await until(world, allDone(300));
    const { rows } = await world.owner.query(
      'select count(*)::int as n, count(distinct n)::int as d from effect',
    );
    expect(rows[0]).toEqual({ n: 300, d: 300 });
  });

  it('do not happen when the enqueuing transaction rolled back', async () => {
    const { world, config } = await open(backend);
    const job = spyJob();
    const failing = withTransaction(world.asOperator(), async (tx) => {
      await enqueue(tx, job, '1', { n: 1 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await enqueueAll(world, job, [2]);
    run(config, job);
    await until(world, allDone(1));
    expect((await world.owner.query('select n from effect')).rows).toEqual([{ n: 2 }]);
  });

  it('are delivered again when the queue lost them, and still happen once', async () => {
    const { world, config } = await open(backend);
    const job = spyJob();
    await enqueueAll(world, job, [1, 2]);
    // As if dispatched by a relay whose queue then forgot everything; one of the two had already been done.
    await world.owner.query("update outbox set state = 1, tries = 1, next_at = now() - interval '1 minute'");
    await world.owner.query(
      "insert into processed (consumer, outbox_id) select 'test.effect', id from outbox where payload ->> 'n' = '1'",
    );
    run(config, job);
    await until(world, 'select from effect where n = 2');
    expect((await world.owner.query('select n from effect')).rows).toEqual([{ n: 2 }]);
  });

  it('cost no try when the queue lost them, and keep their place while it has them', async () => {
    const { world, config } = await open(backend);
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const job = onceJob({
      ...spyJob(),
      async run(_ctx, { n }, tx) {
        await held;
        await tx.$client.query('insert into effect (n) values ($1)', [n]);
      },
    });
    await enqueueAll(world, job, [1, 2]);
    await world.owner.query(
      "update outbox set state = 1, tries = 7, next_at = now() - interval '1 minute' where payload ->> 'n' = '1'",
    );
    run(config, job);
    // Three leases long the queue has both; neither is sent again, and none is dead of waiting.
    await until(world, "select from outbox where dispatched_at < now() - interval '3 seconds'");
    expect((await world.owner.query('select tries from outbox order by 1')).rows).toEqual([
      { tries: 1 },
      { tries: 7 },
    ]);
    release();
    await until(world, allDone(2));
  });

  it('are dead and visible when no job knows them', async () => {
    const { world, config } = await open(backend);
    await enqueueAll(world, { ...spyJob(), name: 'test.unknown' }, [1]);
    run(config, spyJob());
    await until(world, "select from outbox where state = 3 and last_error = 'no such job'");
  });

  it('go on under a new name: rows of the former one are done, and what was done under it is not done again', async () => {
    const { world, config } = await open(backend);
    const formerJob = { ...spyJob(), name: 'test.former' };
    await enqueueAll(world, formerJob, [1, 2]);
    await world.owner.query(
      "insert into processed (consumer, outbox_id) select 'test.former', id from outbox where payload ->> 'n' = '1'",
    );
    run(config, { ...spyJob(), formerly: ['test.former'] });
    await until(world, 'select from effect where n = 2');
    expect((await world.owner.query('select n from effect')).rows).toEqual([{ n: 2 }]);
  });

  it('survive a try that fails', async () => {
    const { world, config } = await open(backend);
    let tries = 0;
    const job = spyJob(() => {
      tries++;
      if (tries === 1) throw new Error('first try fails after its effect');
    });
    await enqueueAll(world, job, [7]);
    run(config, job);
    await until(world, allDone(1));
    expect((await world.owner.query('select n from effect')).rows).toEqual([{ n: 7 }]);
    expect(tries).toBe(2);
    expect((await world.owner.query('select last_error from outbox')).rows).toEqual([
      { last_error: 'first try fails after its effect' },
    ]);
  });

  it('are done when a person sends a dead one out again, though the queue remembers its job as done', async () => {
    const { world, config } = await open(backend);
    const job = spyJob();
    await enqueueAll(world, job, [3]);
    await world.owner.query("update outbox set payload = '{}'");
    run(config, job);
    await until(world, "select from outbox where state = 3 and last_error like 'payload%'");
    await world.owner.query(`update outbox set payload = '{"n": 3}', state = 0, tries = 0, next_at = now()`);
    await until(world, allDone(1));
    expect((await world.owner.query('select n from effect')).rows).toEqual([{ n: 3 }]);
  });
});
