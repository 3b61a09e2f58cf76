import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@hamyar/local/http-browser';
import { type JobWorld, makeWorld } from '@hamyar/local/main-job/world';
import { type Platform, startPlatform } from '@hamyar/local/platform';
import { freePort } from '@hamyar/local/ports';
import { type Redis, startRedis } from '@hamyar/testing/redis';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

/** The volunteer of the demonstration. */
const volunteer = '09000000021';

/** A whole platform with its demonstration, and what a fault can be done to. */
export interface Stage {
  readonly platform: Platform;
  readonly world: JobWorld;
  /** Between us and the providers. */
  readonly providers: FaultProxy;
  readonly redis: { current: Redis } | null;
  readonly folder: string;
  /** Somebody who signed in before anything failed. */
  member(): Promise<Browser>;
  close(): Promise<void>;
}

/**
 * Starts it on free ports, with the gateway and the SMS provider behind a proxy that fails when told.
 * @param options.folder where its data lies; a folder of its own unless told
 */
export async function openStage(
  options: { withRedis?: boolean; folder?: string; settings?: Record<string, string> } = {},
): Promise<Stage> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'hamyar-chaos-')));
  const redis = options.withRedis ? { current: await startRedis({ folder: await redisFolder() }) } : null;
  const port = await freePort(4);
  const providers = await startFaultProxy(`http://127.0.0.1:${port + 3}`);
  // The platform reads where its queue lives from its environment, as an operator gives it.
  if (redis) process.env['REDIS_URL'] = redis.current.url;
  const platform = await startPlatform(
    {
      port,
      dataFolder: join(folder, 'data'),
      fresh: true,
      demonstration: 'people',
      settings: {
        PAYMENT_GATEWAY_URL: providers.url,
        SMS_GATEWAY_URL: providers.url,
        LOG_LEVEL: 'warn',
        ...options.settings,
      },
    },
    () => {},
  ).finally(() => {
    delete process.env['REDIS_URL'];
  });
  const world = makeWorld(platform);
  let member: Promise<Browser> | null = null;
  return {
    platform,
    world,
    member() {
      member ??= world.signIn(volunteer).then(({ browser }) => browser);
      return member;
    },
    providers,
    redis,
    folder,
    async close() {
      await platform.stop();
      await providers.close();
      await redis?.current.stop();
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

const redisFolder = () => mkdtemp(join(tmpdir(), 'hamyar-chaos-redis-'));
