import { withTransaction } from '@hamyar/db';
import { daysAfter, today } from '@hamyar/domain';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameGuardian } from '../guardians/index.ts';
import { saveProfile } from './save-profile.ts';
import { tellGrown } from './tell-grown.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const yearsAgo = (years: number) => daysAfter(today(world.clock.now()), -Math.round(years * 365.2422));
const asked = async () =>
  (
    await world.owner.query<{ payload: { volunteerId: string } }>(
      "select payload from outbox where topic = 'volunteers.tell-grown' order by id",
    )
  ).rows.map(({ payload }) => payload.volunteerId);

it('a day of birth that makes an adult of a minor is told to the guardian and the office; any other is not', async () => {
  const officer = await world.asStaff('officer', 'IR-09');
  const minor = await aVolunteer(world, { profession: 'other', verified: false, bornOn: yearsAgo(16.5) });
  await nameGuardian(minor.ctx, { name: 'مهرداد نمونه', mobile: '0993 000 0078' });
  await saveProfile(minor.ctx, { bornOn: yearsAgo(17) });
  expect(await asked()).toEqual([]);
  await saveProfile(minor.ctx, { bornOn: yearsAgo(19) });
  expect(await asked()).toEqual([minor.id]);
  const job = world.asJob('volunteers.tell-grown');
  await withTransaction(job, (tx) => tellGrown(job, tx, minor.id));
  const { rows } = await world.owner.query(
    "select account_id, recipient_mobile, template from notification where template like '%grown' order by template",
  );
  expect(rows).toEqual([
    { account_id: null, recipient_mobile: '+989930000078', template: 'guardian_grown' },
    { account_id: officer.rowScope.accountId, recipient_mobile: null, template: 'minor_grown' },
  ]);
  const adult = await aVolunteer(world);
  await saveProfile(adult.ctx, { bornOn: yearsAgo(40) });
  expect(await asked()).toEqual([minor.id]);
});
