import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { type Endpoint, type FileAnswer, fileAnswer } from '@hamyar/contracts';
import { authorise, requireConfirmed } from '@hamyar/features/ground/access/index';
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
          // A file is no JSON: it is sent as it is.
          ...(isFile(endpoint) ? {} : { response: endpoint.response }),
        },
        config: { permission: endpoint.permission },
        ...(endpoint.upload ? { bodyLimit: endpoint.upload.maxBytes + 1024 } : {}),
        preHandler: async (request) => {
          authorise(request.ctx, endpoint.permission);
          if (endpoint.stepUp) requireConfirmed(request.ctx);
          const { socket } = request.raw;
          // A request injected by a test has no connection.
          if (endpoint.upload && socket instanceof Socket) socket.setTimeout(uploadIdleMs);
          const body = endpoint.upload ? null : request.body;
          if ([request.params, request.query, body].some(holdsNul))
            throw new Refusal('invalid', 'input.invalid');
        },
        handler: async (request, reply) => {
          const input = {
            params: request.params,
            query: request.query,
            body: endpoint.upload ? {} : request.body,
          };
          // Read by the endpoint's own schemas, which the framework cannot say of an endpoint it does not know.
          const answer: unknown = await handler(
            request.ctx,
            input as never,
            exchange(request, reply, secureCookies, endpoint),
          );
          return isFile(endpoint) ? sendFile(reply, fileAnswer.parse(answer)) : answer;
        },
      });
    },
  };
}

const isFile = (endpoint: Endpoint): boolean => endpoint.response[200] === fileAnswer;

/** A file to store: never shown in place, never taken for anything else, and without a right to run. */
function sendFile(reply: FastifyReply, { fileName, mediaType, content }: FileAnswer): FastifyReply {
  return reply
    .type(mediaType)
    .headers({
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''${rfc5987(fileName)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    })
    .send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
}

const rfc5987 = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

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
    agent: request.headers['user-agent'] ?? '',
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
