import type { ErrorBody } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import { AppError, type AppErrorCode, databaseError, type FieldError } from '@hamyar/platform';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

/** Error code → HTTP status: the only place. */
const statusOf: Record<AppErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  limit_reached: 429,
  unavailable: 503,
};

/** Turns anything thrown into the one error shape; what is unknown says nothing but its request id. */
export function answerError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, body } = describe(error, request.id);
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  if (status === 503) void reply.header('retry-after', '2');
  return reply.status(status).send(body);
}

function describe(error: FastifyError | Error, requestId: string): { status: number; body: ErrorBody } {
  if (error instanceof AppError) {
    return {
      status: statusOf[error.code],
      body: {
        code: error.code,
        reason: error.reason,
        params: error.params,
        fields: [...error.fields],
        requestId,
      },
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields: FieldError[] = error.validation.map((issue) => ({
      path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      reason: reasonOf(issue.message ?? '', issue.keyword),
    }));
    return { status: 400, body: refused('invalid', 'input.invalid', requestId, fields) };
  }
  if (isDatabaseAway(error))
    return { status: 503, body: refused('unavailable', 'service.unavailable', requestId) };
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 429)
    return { status, body: refused('limit_reached', 'service.too_many_requests', requestId) };
  if (status >= 400 && status < 500) {
    const reason = status === 413 ? 'input.too_large' : 'input.invalid';
    return { status, body: refused('invalid', reason, requestId) };
  }
  return { status: 500, body: { code: 'internal', reason: 'internal', params: {}, fields: [], requestId } };
}

/** The body of a refusal that no feature made. */
export function refused(
  code: AppErrorCode,
  reason: Reason,
  requestId: string,
  fields: FieldError[] = [],
): ErrorBody {
  return { code, reason, params: {}, fields, requestId };
}

/** Schemas may name a reason of ours as their message (`mobile.invalid`); else the kind of fault is the reason. */
function reasonOf(message: string, keyword: string): string {
  return /^[a-z_]+\.[a-z_.]+$/.test(message) ? message : `input.${keyword}`;
}

/** Connection refused, reset, timed out, shutting down, lock or statement timeout. */
function isDatabaseAway(error: Error): boolean {
  const database = databaseError(error);
  if (database) return /^(08|57P|53|55P03|57014|25P03)/.test(database.code);
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    if (
      /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|not queryable|timeout exceeded|Query read timeout/i.test(
        current.message,
      )
    ) {
      return true;
    }
  }
  return false;
}
