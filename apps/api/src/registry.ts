import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { Endpoint } from '@hamyar/contracts';
import { authorise } from '@hamyar/features/ground/access/index';
import type { Ctx, Routes } from '@hamyar/features/kit/feature';
import { Refusal } from '@hamyar/features/kit/refusal';
import type { HttpExchange } from '@hamyar/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sessionCookieOptions } from './plugins/session.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: string;
  }
}

/** Media type of the one kind of body that is not JSON: a file on its way to the store. */
export const uploadType = 'application/octet-stream';

/** A file comes at the pace of a telephone on the move: so long may nothing of it arrive. */
const uploadIdleMs = 60_000;

/** Mounts features' endpoints on fastify: schemas from the contract, permission checked before the handler. */
export function fastifyRoutes(app: FastifyInstance, secureCookies: boolean): Routes {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  return {
    add(endpoint, handler) {
      typed.route({
        method: endpoint.method,
        url: endpoint.path,
        schema: {
          params: endpoint.params,
          querystring: endpoint.query,
          ...(endpoint.method === 'GET' || endpoint.upload ? {} : { body: endpoint.body }),
          response: endpoint.response,
        },
        config: { permission: endpoint.permission },
        ...(endpoint.upload ? { bodyLimit: endpoint.upload.maxBytes + 1024 } : {}),
        preHandler: async (request) => {
          authorise(request.ctx, endpoint.permission);
          const { socket } = request.raw;
          // A request injected by a test has no connection.
          if (endpoint.upload && socket instanceof Socket) socket.setTimeout(uploadIdleMs);
          const body = endpoint.upload ? null : request.body;
          if ([request.params, request.query, body].some(holdsNul))
            throw new Refusal('invalid', 'input.invalid');
        },
        handler: (request, reply) => {
          const input = {
            params: request.params,
            query: request.query,
            body: endpoint.upload ? {} : request.body,
          };
          // Read by the endpoint's own schemas, which the framework cannot say of an endpoint it does not know.
          return handler(request.ctx, input as never, exchange(request, reply, secureCookies, endpoint));
        },
      });
    },
  };
}

/** U+0000 is a character of JSON that PostgreSQL keeps in no text. Looks at validated input, so it is not deep. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, part]) => key.includes('\0') || holdsNul(part));
}

function exchange(
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
  endpoint: Endpoint,
): HttpExchange {
  const cookieName = (name: string) => (secure ? `__Host-${name}` : name);
  return {
    ip: request.ip,
    upload: endpoint.upload && request.body instanceof Readable ? request.body : null,
    cookie: (name) => request.cookies[cookieName(name)],
    setCookie: (name, value, maxAgeSeconds) =>
      void reply.setCookie(cookieName(name), value, {
        ...sessionCookieOptions(secure),
        maxAge: maxAgeSeconds,
      }),
    sign: (claims, lifeSeconds) => request.server.jwt.sign(claims, { expiresIn: lifeSeconds }),
    clearCookie: (name) => void reply.clearCookie(cookieName(name), sessionCookieOptions(secure)),
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    ctx: Ctx;
  }
}
