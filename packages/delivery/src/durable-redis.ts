import { Redis } from 'ioredis';

/**
 * Looks whether a Redis may hold the queue: reached within two seconds, evicting nothing, writing an append-only file.
 * Whatever was lost would be delivered again by the sweeper, but only after minutes.
 * @param url as `REDIS_URL` has it
 * @throws Error that says what is wrong with it
 */
export async function requireDurableRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: 2_000, retryStrategy: () => null });
  let cause = '';
  redis.on('error', (error: Error) => {
    cause = error.message;
  });
  try {
    await redis.connect();
    // `INFO`, not `CONFIG GET`: providers close the latter.
    const facts = `${await redis.info('memory')}\n${await redis.info('persistence')}`;
    const fact = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(facts)?.[1];
    if (fact('maxmemory_policy') !== 'noeviction')
      throw new Error(`it evicts (${fact('maxmemory_policy')}); set maxmemory-policy noeviction`);
    if (fact('aof_enabled') !== '1') throw new Error('it keeps no append-only file; set appendonly yes');
  } catch (error) {
    const message = cause || (error instanceof Error ? error.message : String(error));
    throw new Error(`REDIS_URL cannot hold the queue: ${message}`, { cause: error });
  } finally {
    redis.disconnect();
  }
}
