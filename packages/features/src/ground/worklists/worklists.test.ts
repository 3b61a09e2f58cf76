import { worklists } from '@hamyar/contracts';
import { fillEveryTable } from '@hamyar/testing/every-table';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { features } from '../../features.ts';
import type { Ctx } from '../../kit/feature.ts';
import { listWorklists } from './list-worklists.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await fillEveryTable(world, await aVolunteer(world));
  await world.owner.query("update payment set state = 'mismatch', held_at = now()");
});
afterAll(() => world.close());

const waiting = features.flatMap(({ waiting: own = [] }) => own);
const keysFor = async (ctx: Ctx) => (await listWorklists(ctx, waiting)).items.map(({ key }) => key);

it('every kind that a desk can show is measured by exactly one feature', () => {
  expect(waiting.map(({ key }) => key).sort()).toEqual([...worklists.worklistKey.options].sort());
});

it('whoever holds an office is told of what waits for it, in their own province, and of nothing else', async () => {
  const own = await keysFor(await world.asStaff('officer', 'IR-09'));
  expect(own).toEqual(expect.arrayContaining(['imports']));
  for (const key of own) expect(['complaints', 'payments', 'recoveries', 'invitations']).not.toContain(key);
  expect(await keysFor(await world.asStaff('officer', 'IR-23'))).toEqual([]);
  expect(await keysFor(await world.asStaff('treasurer', 'IR-09'))).toEqual(['payments']);
});

it('a member is told of nothing, and a visitor is asked to sign in', async () => {
  const person = await aVolunteer(world);
  expect(await keysFor(person.ctx)).toEqual([]);
  await expect(listWorklists(world.as(), waiting)).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('nobody measures what their office does not open', async () => {
  const council = await world.asStaff('council', 'IR-09');
  for (const { key, measure } of waiting)
    await expect(measure(council), key).rejects.toMatchObject({ code: 'forbidden' });
});
