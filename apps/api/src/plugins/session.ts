import cookie, { type CookieSerializeOptions } from '@fastify/cookie';
import jwt from '@fastify/jwt';
import { actorOfSession, type AccessClaims, accessCookie } from '@hamyar/features/ground/identity/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { Refusal } from '@hamyar/features/kit/refusal';
import { requestsPerMinute } from '@hamyar/features/limits';
import type { Settings } from '@hamyar/features/settings';
import type { Actor, Clock, ContextMaker } from '@hamyar/platform';
import type { FastifyInstance } from 'fastify';

/** Lax, because the bank sends the payer back with a top-level GET. */
export function sessionCookieOptions(secure: boolean): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure };
}

/**
 * Finds out who asks: a short-lived signed cookie names a session, and the session's row (read on every request, so
 * that sign-out and disabling bite at once) says who and with which grants.
 */
export async function useSessions(
  app: FastifyInstance,
  options: {
    accessTokenKey: string;
    secureCookies: boolean;
    contexts: ContextMaker<Ctx['pool'], Settings>;
    pool: Ctx['pool'];
    clock: Clock;
    settings: Settings;
  },
): Promise<void> {
  await app.register(cookie);
  await app.register(jwt, {
    secret: Buffer.from(options.accessTokenKey, 'base64'),
    sign: { algorithm: 'HS256', iss: 'hamyar', aud: 'hamyar-web' },
    verify: { algorithms: ['HS256'], allowedIss: 'hamyar', allowedAud: 'hamyar-web' },
  });
  const cookieName = options.secureCookies ? `__Host-${accessCookie}` : accessCookie;

  const ofSession = app.createRateLimit({
    max: requestsPerMinute.ofSession,
    timeWindow: '1 minute',
    keyGenerator: ({ ctx: { actor } }) => ('sessionId' in actor ? actor.sessionId : 'nobody'),
  });
  app.decorateRequest('ctx');
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[cookieName];
    const actor = token ? await actorOf(token) : visitor;
    // Fastify declares the least a logger can do; the one it was given is ours, with everything.
    request.ctx = options.contexts(actor, request.id, request.log as Ctx['log']);
    if (!('sessionId' in actor)) return;
    const counted = await ofSession(request);
    if (!counted.isAllowed && counted.isExceeded)
      throw new Refusal('limit_reached', 'service.too_many_requests');
  });

  async function actorOf(token: string): Promise<Actor> {
    let claims: AccessClaims;
    try {
      claims = app.jwt.verify<AccessClaims>(token);
    } catch {
      return visitor;
    }
    if (claims.use !== 'access') return visitor;
    return (await actorOfSession(options, claims.sid)) ?? visitor;
  }
}

const visitor: Actor = { kind: 'visitor' };
