import { CallError } from '@hamyar/contracts';

/** The API cannot be asked at the moment. */
export class ServiceAway extends Error {
  constructor(cause: unknown) {
    super('the API is away', { cause });
  }
}

/** Whether a call failed because the other side is away, busy or too slow, and not for anything in the question. */
export function isAway(cause: unknown): boolean {
  if (cause instanceof CallError) return cause.status >= 500 || cause.status === 429;
  return cause instanceof TypeError || (cause instanceof DOMException && cause.name === 'TimeoutError');
}
