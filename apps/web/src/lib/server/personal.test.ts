import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPersonal, needsSession, publicRoutes } from './personal.ts';

type RouteId = Parameters<typeof needsSession>[0];

/** Every route that answers, by its folder. */
const routes = readdirSync(new URL('../../routes/', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/\+(?:page\.svelte|(?:page\.)?server\.ts)$/.test(file))
  .map((file) => `/${file.split('/').slice(0, -1).join('/')}` as NonNullable<RouteId>);

/** Personal though no session is asked for: a secret in the address opens them, or they are filled in for one person. */
const openedBySecret = [
  'projects/[number=projectNumber]/give',
  'give/[key=pledgeKey]',
  'pay/callback',
  'number/[token=changeToken]',
  'guardian/[token=guardianToken]',
  'report',
  'report/follow',
  'letters/[code=letterCode]',
  'receipts/[code=receiptCode]',
  'sign-in',
  'v/[code=signedCode]',
];

describe('what a browser may keep', () => {
  it('is nothing of the members’, the staff’s or of what a secret opens', () => {
    const kept = routes.filter((route) => !isPersonal(route, 'visitor'));
    expect(kept.filter((route) => !route.includes('/(public)'))).toEqual([]);
    expect(
      kept.filter((route) => openedBySecret.some((secret) => route.includes(`/(public)/${secret}`))),
    ).toEqual([]);
  });

  it('is every public page otherwise, and nothing that is not there', () => {
    const open = routes.filter(
      (route) =>
        route.includes('/(public)') &&
        !openedBySecret.some((secret) => route.includes(`/(public)/${secret}`)),
    );
    expect([...new Set(open)].toSorted()).toEqual([...publicRoutes].toSorted());
  });

  it('is nothing at all for whoever is signed in', () => {
    expect(routes.filter((route) => !isPersonal(route, 'member'))).toEqual([]);
  });
});

describe('a session', () => {
  it('is asked for by exactly the pages of members and staff', () => {
    const asking = routes.filter((route) => needsSession(route));
    expect(asking).toEqual(routes.filter((route) => /\((member|staff)\)/.test(route)));
    expect(asking.length).toBeGreaterThan(20);
  });
});
