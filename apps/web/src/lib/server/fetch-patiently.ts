import { setTimeout as pause } from 'node:timers/promises';

const againAfterMs = 150;

/** Whether nobody listened: then nothing was sent, and sending it cannot happen twice. */
const isRefused = (cause: unknown): boolean =>
  cause instanceof TypeError &&
  cause.cause instanceof Error &&
  'code' in cause.cause &&
  cause.cause.code === 'ECONNREFUSED';

/**
 * Fetches, and waits for somebody to listen as long as the request's own time limit lets it: an API that is being started
 * anew is not away for whoever asks in that second. A body that streams is tried once.
 * @throws as fetch does
 */
export async function fetchPatiently(url: string, init: RequestInit): Promise<Response> {
  for (;;) {
    try {
      return await fetch(url, init);
    } catch (cause) {
      if (!isRefused(cause) || init.body instanceof ReadableStream || !init.signal) throw cause;
      await pause(againAfterMs);
      if (init.signal.aborted) throw cause;
    }
  }
}
