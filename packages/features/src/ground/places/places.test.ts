import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listPlaces } from './list-places.ts';
import { listTerms } from './list-terms.ts';
import { termLabel } from './present.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('tells any visitor the 31 provinces, their counties and the closed lists', async () => {
  const places = listPlaces(world.as());
  expect(places.provinces).toHaveLength(31);
  expect(places.counties.length).toBeGreaterThan(400);
  expect((await listTerms(world.as())).professions).toContainEqual(
    expect.objectContaining({ code: 'social_worker', licensed: false }),
  );
});

it('the labels agree with the seeded table', async () => {
  const { rows } = await world.owner.query<{ code: string; name_fa: string }>(
    'select code, name_fa from province',
  );
  const shown = new Map(listPlaces(world.as()).provinces.map(({ code, fa }) => [code, fa]));
  for (const row of rows) expect(shown.get(row.code)).toBe(row.name_fa);
});

it('shows a word that fits no list as it is', () => {
  expect(termLabel([], 'طرح تازه')).toEqual({ code: 'طرح تازه', fa: 'طرح تازه', en: 'طرح تازه' });
});
