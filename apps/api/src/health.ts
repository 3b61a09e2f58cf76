import type { Pool } from '@hamyar/db';
import type { FastifyInstance } from 'fastify';

/** `/livez`: the event loop turns. `/readyz`: the database answers within a second. Redis is not needed to answer people. */
export function useHealth(app: FastifyInstance, pool: Pool): void {
  const config = { permission: 'public', rateLimit: false };
  app.get('/livez', { config }, async () => ({ ok: true }));
  app.get('/readyz', { config }, async (_request, reply) => {
    const answered = await Promise.race([
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
      new Promise<boolean>((resolve) => setTimeout(resolve, 1_000, false).unref()),
    ]);
    return reply.status(answered ? 200 : 503).send({ ok: answered });
  });
}
