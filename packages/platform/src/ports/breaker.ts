import { BrokenCircuitError, circuitBreaker, handleWhenResult, SamplingBreaker } from 'cockatiel';
import { unavailable } from './unavailable.ts';

/** Half of at least twenty calls within thirty seconds without an answer: the other side is down, not slow. */
const sampling = { threshold: 0.5, duration: 30_000, minimumRps: 20 / 30 };
/** After this long one call tries whether it is back. */
const halfOpenAfterMs = 30_000;

/**
 * Spares a provider that is down, and ourselves the waiting: while most calls end `unavailable`, the next ones are
 * answered so at once. The caller's own retries bring the work back.
 * @param call a port's call; must answer `unavailable` rather than throw
 */
export function withBreaker<Input, Result extends { readonly kind: string }>(
  call: (input: Input) => Promise<Result>,
): (input: Input) => Promise<Result | ReturnType<typeof unavailable>> {
  const isUnavailable = (result: unknown) =>
    typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'unavailable';
  const breaker = circuitBreaker(handleWhenResult(isUnavailable), {
    halfOpenAfter: halfOpenAfterMs,
    breaker: new SamplingBreaker(sampling),
  });
  return async (input) => {
    try {
      return await breaker.execute(() => call(input));
    } catch (error) {
      if (error instanceof BrokenCircuitError) return unavailable('server');
      throw error;
    }
  };
}
