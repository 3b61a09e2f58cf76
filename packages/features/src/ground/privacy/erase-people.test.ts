import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepers } from '../../keepers.ts';
import { askErasure } from './ask-erasure.ts';
import { erasePeople } from './erase-people.ts';
import type { Keeper } from './policy.ts';
import { showErasure } from './show-erasure.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it('whoever cannot be erased stands in nobody’s way, however many they are, and is tried again', async () => {
  // More than one page of them, all asked before.
  await world.owner.query(
    `with stuck as (insert into account (mobile, display_name, retain_until)
       select '+98990000' || lpad(n::text, 4, '0'), 'stuck', '2031-01-01' from generate_series(1, 60) n returning id)
     insert into erasure_request (account_id, state, asked_at, due_at)
     select id, 'waiting', $1::timestamptz, $1::timestamptz + interval '7 days' from stuck`,
    [new Date(world.clock.now().getTime() - 86_400_000)],
  );
  const volunteer = await aVolunteer(world);
  const { version } = await showErasure(volunteer.ctx, keepers);
  await askErasure(volunteer.ctx, keepers, version);
  world.clock.advance(8 * 86_400_000);
  let isBroken = true;
  const breaking: Keeper = {
    name: 'ground/breaking',
    privacy: {
      holds: [],
      erase: (_ctx, { accountId }) =>
        isBroken && accountId !== volunteer.accountId
          ? Promise.reject(new Error('not now'))
          : Promise.resolve(),
    },
  };
  const erase = () => erasePeople(world.asJob('privacy.erase'), () => [...keepers(), breaking]);
  expect(await erase()).toBe(1);
  isBroken = false;
  expect(await erase()).toBe(60);
});
