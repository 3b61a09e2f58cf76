import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { figure, type Row } from '@hamyar/bench/report';
import { startRedis } from '@hamyar/testing/redis';
import { Redis as RedisClient } from 'ioredis';
import { z } from 'zod';
import { type Fault, familyOf, onStage, suffer } from './faults.ts';
import { openStage, type Stage } from './stage.ts';

const hangMs = 10_000;
const awayMs = 15_000;

function pidOf(stage: Stage, name: string): number {
  const pid = name === 'postgres' ? stage.platform.databasePid() : stage.platform.processes.pidOf(name);
  if (!pid) throw new Error(`${name} does not run`);
  return pid;
}

const killed =
  (name: string, signal: NodeJS.Signals = 'SIGKILL'): Fault =>
  async (stage) =>
    void process.kill(pidOf(stage, name), signal);

/** Stopped with everything below it, for ten seconds. */
const hung =
  (pid: (stage: Stage) => number): Fault =>
  async (stage) => {
    const family = familyOf(pid(stage));
    for (const each of family) process.kill(each, 'SIGSTOP');
    await pause(hangMs);
    for (const each of family) process.kill(each, 'SIGCONT');
  };

export const postgresKill = (): Promise<Row[]> => suffer('postgres', killed('postgres'));
export const apiKill = (): Promise<Row[]> => suffer('api', killed('api'));

/** Every process that serves asked to stop, one after the other, as an upgrade does, while people are at work. */
export const rolling = (): Promise<Row[]> =>
  suffer('rolling', async (stage) => {
    for (const name of ['api', 'worker', 'api']) {
      process.kill(pidOf(stage, name), 'SIGTERM');
      await pause(5_000);
    }
  });

export const redisKill = (): Promise<Row[]> =>
  suffer(
    'redis',
    async (stage) => {
      const redis = redisOf(stage);
      const { port } = new URL(redis.current.url);
      process.kill(redis.current.pid, 'SIGKILL');
      await pause(2_000);
      redis.current = await startRedis({ port: Number(port), folder: redis.current.folder });
    },
    { withRedis: true },
  );

export const redisWipe = (): Promise<Row[]> =>
  suffer(
    'redis',
    async (stage) => {
      const client = new RedisClient(redisOf(stage).current.url);
      await client.flushall();
      await client.quit();
    },
    { withRedis: true },
  );

function redisOf(stage: Stage): NonNullable<Stage['redis']> {
  if (!stage.redis) throw new Error('this stage has no Redis');
  return stage.redis;
}

/** PostgreSQL, the API, the worker and Redis, each stopped for ten seconds on one platform. */
export async function hang(): Promise<Row[]> {
  const stage = await openStage({ withRedis: true });
  try {
    return [
      ...(await onStage(
        'postgres',
        stage,
        hung((at) => pidOf(at, 'postgres')),
      )),
      ...(await onStage(
        'api',
        stage,
        hung((at) => pidOf(at, 'api')),
      )),
      ...(await onStage(
        'worker',
        stage,
        hung((at) => pidOf(at, 'worker')),
      )),
      ...(await onStage(
        'redis',
        stage,
        hung((at) => redisOf(at).current.pid),
      )),
    ];
  } finally {
    await stage.close();
  }
}

/** The provider behind a path fails in each way for a while, on one platform. */
async function provider(
  path: '/pg' | '/v1',
  faults: readonly ('down' | 'hung' | 'slow' | 'answer-lost' | 429 | 418)[],
  stage: Stage,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const fault of faults) {
    const failing: Fault = async ({ providers }) => {
      providers.fail(path, fault);
      await pause(awayMs);
      providers.fail(path, 'none');
    };
    rows.push(...(await onStage(String(fault), stage, failing)));
  }
  return rows;
}

export async function gateway(): Promise<Row[]> {
  const stage = await openStage();
  try {
    const rows = await provider('/pg', ['down', 'hung', 'slow', 'answer-lost'], stage);
    await abandon(stage, 10_000);
    return [...rows, ...(await provider('/pg', ['answer-lost'], stage)).map(renamed('abandoned'))];
  } finally {
    await stage.close();
  }
}

const renamed =
  (name: string) =>
  (row: Row): Row => ({ ...row, name: row.name.replace(/^[^.]+/, name) });

/** Payments that were begun and never paid. */
async function abandon(stage: Stage, count: number): Promise<void> {
  await stage.world.rows(
    `insert into payment (pledge_id, province_code, amount_irr, gateway, authority, state, created_at, updated_at, asked_at)
      select g.id, g.province_code, 500000, 'zarinpal', 'A' || lpad(n::text, 35, '0'), 'redirected',
        now() - interval '2 hours', now() - interval '2 hours', now() - interval '2 hours'
      from (select id, province_code from pledge order by id limit 1) g, generate_series(1, $1) n`,
    [count],
  );
}

export async function sms(): Promise<Row[]> {
  const stage = await openStage();
  try {
    const rows = await provider('/v1', ['down', 'hung', 429, 418], stage);
    return [...rows, figure('textsRepeated', await repeatedTexts(stage), 'count')];
  } finally {
    await stage.close();
  }
}

/** Texts that arrived although the same had arrived before. */
async function repeatedTexts({ platform }: Stage): Promise<number> {
  const answer = await fetch(`${platform.sandboxUrl}/sms.json`);
  const { repeated } = z.object({ repeated: z.number() }).parse(await answer.json());
  return repeated;
}

/** The data folder on a disk of its own that is filled for fifteen seconds. Needs root, to make the disk. */
export async function diskFull(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700m', 'hamyar', folder]);
  try {
    return await suffer('disk', () => fill(folder), { folder });
  } finally {
    execFileSync('umount', ['-l', folder]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string): Promise<void> {
  const file = join(folder, 'ballast');
  const ballast = await open(file, 'w');
  const block = Buffer.alloc(1 << 20);
  try {
    for (;;) await ballast.write(block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await ballast.close();
  }
  await pause(awayMs);
  await rm(file);
}
