/** Transport-level kinds of refusal; `packages/contracts` shows them on the wire. */
export type AppErrorCode =
  | 'not_found'
  | 'forbidden'
  | 'unauthenticated'
  | 'conflict'
  | 'invalid'
  | 'limit_reached'
  | 'precondition'
  | 'unavailable';

export interface FieldError {
  /** Dotted path of the input field. */
  readonly path: string;
  readonly reason: string;
}

/** A refusal that the person can understand: code, noun-level reason (`pledge.already_paid`), safe params, fields. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly reason: string;
  readonly params: Record<string, string | number>;
  readonly fields: readonly FieldError[];

  constructor(
    code: AppErrorCode,
    reason: string,
    more: { params?: Record<string, string | number>; fields?: readonly FieldError[]; cause?: unknown } = {},
  ) {
    super(`${code}: ${reason}`, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.reason = reason;
    this.params = more.params ?? {};
    this.fields = more.fields ?? [];
  }
}

/**
 * PostgreSQL error facts, looked up through drizzle's wrapping.
 * @returns SQLSTATE and constraint name, or null when the error is not the database's
 */
export function databaseError(error: unknown): { code: string; constraint: string | null } | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = textIn(current, 'code');
    if (code !== null && /^[0-9A-Z]{5}$/.test(code))
      return { code, constraint: textIn(current, 'constraint') };
  }
  return null;
}

/** What an error carries under a name besides its message, where that is text. */
export function textIn(error: Error, name: string): string | null {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : null;
}
