import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import { networkOf } from '@hamyar/features/ground/identity/index';
import { Refusal } from '@hamyar/features/kit/refusal';
import { requestsPerMinute } from '@hamyar/features/limits';
import type { FastifyInstance } from 'fastify';
import { uploadType } from '../registry.ts';

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Headers, limits, and the two rules for writes: our own origin, and a content type we parse. */
export async function useGuards(
  app: FastifyInstance,
  options: { publicUrl: string; maxEventLoopLagMs: number },
): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] } } });
  // In this process's memory: enough against a single noisy network. Thousands of people may sit behind one address, so
  // that it is wide; a session has its own (`useSessions`), and budgets that matter live in PostgreSQL.
  await app.register(rateLimit, {
    max: requestsPerMinute.ofNetwork,
    timeWindow: '1 minute',
    keyGenerator: (request) => networkOf(request.ip),
    skipOnError: true,
  });
  await app.register(underPressure, {
    maxEventLoopDelay: options.maxEventLoopLagMs,
    maxEventLoopUtilization: options.maxEventLoopLagMs === 0 ? 0 : 0.98,
    retryAfter: 2,
    customError: class extends Refusal {
      constructor() {
        super('unavailable', 'service.busy');
      }
    },
  });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  app.addContentTypeParser(uploadType, (_request, payload, done) => done(null, payload));

  const origin = new URL(options.publicUrl).origin;
  app.addHook('onRequest', async (request) => {
    if (!unsafe.has(request.method)) return;
    if (request.headers.origin !== origin) throw new Refusal('forbidden', 'access.foreign_origin');
    const type = request.headers['content-type'];
    if (type !== 'application/json' && type !== uploadType)
      throw new Refusal('invalid', 'input.content_type');
  });
}
