import { systemChance } from '@hamyar/platform';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { saveProfile } from './save-profile.ts';
import { showProfile } from './show-profile.ts';
import { showVolunteer } from './show-volunteer.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let made = 0;

/** Someone who has just signed in for the first time. */
async function newcomer(): Promise<Ctx> {
  const accountId = systemChance.newId();
  await world.owner.query("insert into account (id, mobile, retain_until) values ($1, $2, '2031-01-01')", [
    accountId,
    `+98912001${String(++made).padStart(4, '0')}`,
  ]);
  return world.as({ kind: 'person', accountId, sessionId: systemChance.newId(), isVolunteer: true });
}

describe('a day of birth', () => {
  it('is neither in the future nor of somebody who cannot be alive', async () => {
    const ctx = await newcomer();
    for (const [bornOn, reason] of [
      ['2026-11-22', 'birth_day.future'],
      ['1900-01-01', 'birth_day.too_old'],
    ] as const)
      await expect(saveProfile(ctx, { bornOn })).rejects.toMatchObject({
        reason,
        fields: [{ path: 'bornOn', reason }],
      });
  });

  it('of somebody below fifteen is refused and not kept, from fifteen on taken, with a guardian to name', async () => {
    const ctx = await newcomer();
    // 30 Aban 1390 and a day later; today is 30 Aban 1405.
    await expect(saveProfile(ctx, { bornOn: '2011-11-22' })).rejects.toMatchObject({
      reason: 'birth_day.too_young',
    });
    expect(await showProfile(ctx)).toBeNull();
    const young = await saveProfile(ctx, { firstName: 'مینا', lastName: 'راد', bornOn: '2011-11-21' });
    expect(young).toMatchObject({ age: 'minor', guardian: 'none' });
    expect(young.missing).toContain('guardian');
    const grown = await saveProfile(ctx, { bornOn: '2008-11-20' });
    expect(grown).toMatchObject({ age: 'adult', bornOn: '2008-11-20' });
    expect(grown.steps).not.toContain('guardian');
  });

  it('is seen by an office as being of age alone', async () => {
    const { id } = await aVolunteer(world, { bornOn: '1985-06-05' });
    const seen = await showVolunteer(await world.asStaff('officer', 'IR-09'), id);
    expect(seen.age).toBe('adult');
    expect(JSON.stringify(seen)).not.toContain('1985-06-05');
  });
});
