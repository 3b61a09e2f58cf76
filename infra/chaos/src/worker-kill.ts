import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { figure, type Row } from '@hamyar/bench/report';
import { withTransaction } from '@hamyar/db';
import { enqueueMany } from '@hamyar/delivery';
import { throwAwayDatabase } from '@hamyar/local/throw-away-database';
import { startRedis } from '@hamyar/testing/redis';
import pg from 'pg';
import { effectJob } from './effect-job.ts';

const jobCount = 500;
const kills = 10;
const maxSeconds = 120;

/** Kills the worker in mid-run, again and again: every job has exactly one effect, on both queues. */
export async function workerKill(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const queue of process.env['WITHOUT_REDIS']
    ? (['postgres'] as const)
    : (['postgres', 'redis'] as const)) {
    rows.push(...(await killOn(queue)));
  }
  return rows;
}

async function killOn(queue: 'postgres' | 'redis'): Promise<Row[]> {
  const database = await throwAwayDatabase();
  const redis = queue === 'redis' ? await startRedis() : null;
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  let worker: ChildProcess | null = null;
  try {
    await owner.query('create table effect (n int not null); grant all on effect to hamyar_app');
    await withTransaction(
      {
        pool: database.pool,
        rowScope: {
          accountId: null,
          provinces: '*',
          desk: '*',
          counties: [],
          staffSeen: '*',
          staff: '*',
          audited: '*',
          reach: [],
        },
      },
      (tx) =>
        enqueueMany(
          tx,
          effectJob,
          Array.from({ length: jobCount }, (_, n) => ({ key: String(n), payload: { n } })),
        ),
    );
    const env = workerEnvironment(database.applicationUrl, redis?.url);
    const startedAt = performance.now();
    let killed = 0;
    worker = await startWorkerProcess(env);
    for (;;) {
      const done = await count(owner, 'select count(*)::int as n from outbox where state in (2, 3)');
      if (done === jobCount || performance.now() - startedAt > maxSeconds * 1_000) break;
      // Evenly over the run: each kill comes when the next share of the work is done.
      if (killed < kills && done >= ((killed + 1) * jobCount) / (kills + 1)) {
        worker.kill('SIGKILL');
        killed++;
        worker = await startWorkerProcess(env);
      }
      await owner.query('select pg_sleep(0.02)');
    }
    return [
      figure(`${queue}.kills`, killed, 'count'),
      figure(
        `${queue}.lost`,
        jobCount - (await count(owner, 'select count(distinct n)::int as n from effect')),
        'count',
      ),
      figure(
        `${queue}.doubled`,
        await count(owner, 'select (count(*) - count(distinct n))::int as n from effect'),
        'count',
      ),
      figure(
        `${queue}.dead`,
        await count(owner, 'select count(*)::int as n from outbox where state = 3'),
        'count',
      ),
      figure(`${queue}.time`, (performance.now() - startedAt) / 1_000, 's'),
    ];
  } finally {
    worker?.kill('SIGKILL');
    await owner.end();
    await redis?.stop();
    await database.close();
  }
}

async function count(owner: pg.Client, sql: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(sql);
  return rows[0]?.n ?? 0;
}

function startWorkerProcess(env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./effect-worker.ts', import.meta.url)), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the worker ended before it worked')));
  });
}

/** Short leases, so that what a dead worker held is delivered again within seconds. */
function workerEnvironment(databaseUrl: string, redisUrl: string | undefined): Record<string, string> {
  const key = () => randomBytes(32).toString('base64');
  return {
    PUBLIC_URL: 'http://localhost:3000',
    DATABASE_URL: databaseUrl,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    SEAL_KEY: key(),
    INDEX_KEY: key(),
    UPLOADS_DIR: '/nonexistent',
    PAYMENT_GATEWAY_URL: 'http://127.0.0.1:9',
    PAYMENT_MERCHANT_ID: '00000000-0000-4000-8000-000000000001',
    SMS_GATEWAY_URL: 'http://127.0.0.1:9',
    SMS_API_KEY: 'none',
    RELAY_POLL_MS: '200',
    RELAY_LEASE_MS: '5000',
    RELAY_RETRY_MS: '5000',
    JOB_LOCK_MS: '3000',
    JOB_STALLED_MS: '1000',
  };
}
