import type { Permission } from '@hamyar/contracts';
import { endpoints } from '@hamyar/contracts/endpoints';
import type { StaffRole } from '@hamyar/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessMatrix } from './access-matrix.ts';
import type { Grant } from './api-world.ts';
import { calls } from './calls.ts';
import { actorNames, type Cast, openCast, requestOf } from './cast.ts';

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

describe('an office by itself', () => {
  const opened: readonly (readonly [StaffRole, string | null, readonly Permission[]])[] = [
    [
      'officer',
      'IR-09',
      [
        'imports.run',
        'volunteers.read',
        'records.manage',
        'credentials.read',
        'credentials.review',
        'needs.read',
        'needs.draft',
        'needs.manage',
        'matching.run',
        'projects.manage',
        'council.read',
        'letters.manage',
        'closures.manage',
        'venues.read',
        'venues.manage',
      ],
    ],
    ['county_officer', 'IR-09', ['credentials.read', 'needs.read', 'needs.draft', 'venues.read']],
    ['treasurer', 'IR-09', ['held-payments.resolve', 'ledger.read', 'ledger.close']],
    [
      'provincial_administrator',
      'IR-09',
      [
        'complaints.handle',
        'letters.manage',
        'offices.manage',
        'staff.read',
        'staff.manage',
        'calendar.manage',
        'closures.manage',
        'venues.read',
        'venues.manage',
      ],
    ],
    ['council_chair', 'IR-09', ['council.read']],
    ['council_secretary', 'IR-09', ['council.read']],
    ['national_treasurer', null, ['held-payments.resolve', 'ledger.read', 'ledger.close', 'ledger.reopen']],
    [
      'national_administrator',
      null,
      [
        'complaints.handle',
        'letters.manage',
        'offices.manage',
        'statements.publish',
        'lists.manage',
        'staff.read',
        'staff.manage',
        'system.manage',
        'calendar.manage',
        'closures.manage',
        'venues.read',
        'venues.manage',
      ],
    ],
    ['auditor', 'IR-09', ['volunteers.read', 'council.read', 'audit.read', 'ledger.read', 'staff.read']],
  ];
  it.each(opened)(
    'of %s in %s passes its own gates and no other',
    async (role, provinceCode, permissions) => {
      const grant: Grant = role === 'county_officer' ? [role, provinceCode, ['0916']] : [role, provinceCode];
      const { accountId } = await cast.api.account([grant]);
      const closed: string[] = [];
      for (const endpoint of endpoints) {
        if (['public', 'signed-in', 'volunteer'].includes(endpoint.permission)) continue;
        const call = await calls[endpoint.id]?.(cast.belongings);
        const cookie = await cast.api.signIn(accountId);
        const { statusCode } = await cast.api.send({ ...requestOf(endpoint, call ?? {}), cookie });
        const isOpen = permissions.includes(endpoint.permission);
        if ((statusCode === 403) === isOpen) closed.push(`${endpoint.id} ${statusCode}`);
      }
      expect(closed).toEqual([]);
    },
  );
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
