import { endpoints } from '@hamyar/contracts/endpoints';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessMatrix } from './access-matrix.ts';
import { calls } from './calls.ts';
import { actorNames, type Cast, openCast } from './cast.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
});
afterAll(() => cast.close());

describe('what is mounted', () => {
  it('is every endpoint of the contract, and beyond them only the two questions of an operator', async () => {
    await cast.api.app.ready();
    const mounted = routesOf(cast.api.app.printRoutes({ commonPrefix: false }));
    const wanted = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(mounted.sort()).toEqual([...wanted, 'GET /livez', 'GET /readyz'].sort());
  });

  it('has no two endpoints of one name', () => {
    expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
  });
});

describe('who may do what', () => {
  it('has a row and a call for every endpoint, and none for what is gone', () => {
    const ids = endpoints.map(({ id }) => id).sort();
    expect(Object.keys(accessMatrix).sort()).toEqual(ids);
    expect(Object.keys(calls).sort()).toEqual(ids);
  });

  it.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (id, endpoint) => {
    const answers: string[] = [];
    for (const actor of actorNames) {
      const call = await calls[id]?.(cast.belongings);
      const answer = await cast.call(endpoint, call ?? {}, actor);
      answers.push(String(answer.statusCode));
      if (answer.statusCode !== 200)
        expect(answer.json()).toMatchObject({
          code: expect.any(String),
          reason: expect.stringMatching(/^\w+\.\w/),
        });
    }
    expect(answers.join(' ')).toBe(accessMatrix[id]);
  });
});

/** Reads fastify's drawing of its routes: a line's indentation says which line it continues. */
function routesOf(drawing: string): string[] {
  const above: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const [, indent = '', segment = '', methods = ''] = /^([ │]*)[└├]── (\S+)(?: \((.*)\))?/.exec(line) ?? [];
    if (segment === '') return [];
    const depth = indent.length / 4;
    above.length = depth;
    above.push(segment);
    const path = above.join('');
    return methods
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method} ${path}`);
  });
}
