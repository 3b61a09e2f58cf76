import { endpoints } from '@hamyar/contracts/endpoints';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Cast, openCast } from './cast.ts';
import { oddities, tryOddity } from './fuzz.ts';

/** Ninety seconds over all endpoints; `pnpm chaos fuzz` goes on for as long as it is told. */
const msForEach = Math.floor(90_000 / endpoints.length);
const seed = 14_050_830;

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
});
afterAll(() => cast.close());

describe('whatever is sent to an endpoint by whomever is answered as its contract says, never by a fault of ours', () => {
  it.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_id, endpoint) => {
    const [first] = fc.sample(oddities(endpoint), { seed, numRuns: 1 });
    const began = performance.now();
    if (first) await tryOddity(cast, endpoint, first);
    // As many as the time allows by the first, and at least one more.
    const runs = Math.floor(msForEach / (performance.now() - began));
    await fc.assert(
      fc.asyncProperty(oddities(endpoint), (oddity) => tryOddity(cast, endpoint, oddity)),
      { seed, numRuns: Math.min(1_000, Math.max(2, runs)), endOnFailure: true },
    );
  });
});
