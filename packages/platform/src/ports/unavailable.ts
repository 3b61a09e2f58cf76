/**
 * The outside world gave no usable answer. What it did meanwhile is unknown: ask again, never conclude "failed".
 * - `timeout`: nothing within the adapter's time limit
 * - `network`: no connection, or it broke
 * - `server`: the other side said 5xx or 429, or "unexpected error"
 * - `unreadable`: an answer that is not what the protocol promises (a proxy's page, broken JSON)
 */
export type Unavailable = {
  readonly kind: 'unavailable';
  readonly cause: 'timeout' | 'network' | 'server' | 'unreadable';
};

/** The answer of a provider that could not be asked, with its cause. */
export function unavailable(cause: Unavailable['cause']): Unavailable {
  return { kind: 'unavailable', cause };
}

/** Answer of an HTTP call that reached the other side and was read as JSON. */
export type JsonAnswer = { readonly kind: 'json'; readonly status: number; readonly json: unknown };

/**
 * Fetches JSON with a time limit that covers the body too. Redirects are refused: no provider we speak to sends any,
 * and following one would hand our credentials to another host. Never throws.
 */
export async function fetchJson(
  url: string,
  init: RequestInit,
  options: { timeoutMs: number; fetch: typeof fetch },
): Promise<JsonAnswer | Unavailable> {
  try {
    const response = await options.fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    const text = await response.text();
    if (response.status >= 500 || response.status === 429) return unavailable('server');
    const json: unknown = JSON.parse(text);
    return { kind: 'json', status: response.status, json };
  } catch (error) {
    if (error instanceof SyntaxError) return unavailable('unreadable');
    if (error instanceof Error && error.name === 'TimeoutError') return unavailable('timeout');
    return unavailable('network');
  }
}
