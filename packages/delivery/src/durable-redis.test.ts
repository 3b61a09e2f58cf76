import { startRedis } from '@hamyar/testing/redis';
import { describe, expect, it } from 'vitest';
import { requireDurableRedis } from './durable-redis.ts';

describe.skipIf(process.env['WITHOUT_REDIS'])('a Redis for the queue', () => {
  it('is taken when it keeps everything, and refused when it may evict', async () => {
    for (const evicts of [false, true]) {
      const redis = await startRedis({ evicts });
      const verdict = requireDurableRedis(redis.url).then(
        () => 'taken',
        (error: Error) => error.message,
      );
      expect(await verdict).toMatch(evicts ? /set maxmemory-policy noeviction$/ : /^taken$/);
      await redis.stop();
    }
  });

  it('that nobody serves is named with its cause', async () => {
    await expect(requireDurableRedis('redis://127.0.0.1:1')).rejects.toThrow(/^REDIS_URL .*ECONNREFUSED/);
  });
});
