import { fillEveryTable } from '@hamyar/testing/every-table';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { features } from './features.ts';
import type { Ctx } from './kit/feature.ts';

let world: World;
let person: MadeVolunteer;
beforeAll(async () => {
  world = await openWorld();
  person = await aVolunteer(world);
  await fillEveryTable(world, person);
  for (const table of ['import_batch', 'matching_run'])
    await world.owner.query(`update ${table} set created_by = $1`, [person.accountId]);
});
afterAll(() => world.close());

const work = features.flatMap(({ openWork = [] }) => openWork);
const counted = async (ctx: Ctx, accountId: string) =>
  Object.fromEntries(
    await Promise.all(work.map(async ({ key, count }) => [key, await count(ctx, accountId)] as const)),
  );

it('whoever administers staff is told what is open by somebody’s hand, without seeing any of it', async () => {
  const administrator = await world.asStaff('provincial_administrator', 'IR-09');
  expect(await counted(administrator, person.accountId)).toEqual({
    invitations: 0,
    imports: 1,
    runs: 1,
    resolutions: 1,
  });
  expect(await counted(administrator, administrator.rowScope.accountId ?? '')).toEqual({
    invitations: 0,
    imports: 0,
    runs: 0,
    resolutions: 0,
  });
});

it('nobody else is told', async () => {
  const others = [
    world.as(),
    await world.asStaff('officer', 'IR-09'),
    await world.asStaff('council', 'IR-09'),
  ];
  for (const ctx of others)
    for (const { key, count } of work)
      await expect(count(ctx, person.accountId), key).rejects.toMatchObject({
        code: ctx.actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden',
      });
});
