import type { StaffRole } from '@hamyar/platform';
import { type Someone, someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staffChecks } from './checks.ts';
import { endGrant } from './end-grant.ts';
import { listOwnOffices } from './list-own-offices.ts';
import { showOwnOffice } from './show-own-office.ts';
import { showStaff } from './show-staff.ts';
import { stepDown } from './step-down.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(() => world.clock.set('2026-11-21T08:30:00Z'));
afterAll(async () => {
  const ours = ['two people ended', 'every grant and every end'];
  for (const { title, sql } of staffChecks.filter((check) => ours.some((part) => check.title.includes(part))))
    expect((await world.owner.query(sql)).rows, title).toEqual([]);
  await world.close();
});

/** Somebody in an office that the host gave. */
async function inOffice(
  role: StaffRole,
  provinceCode: string | null = 'IR-09',
  countyCodes: string[] | null = null,
) {
  const person = await someone(world);
  const { rows } = await world.owner.query<{ id: string }>(
    `with i as (insert into staff_invitation (kind, role, province_code, county_codes, mobile, state, account_id, expires_at, retain_until)
       values ('new', $2, $3, $4, $5, 'accepted', $1, now(), '2031-01-01') returning id)
     insert into role_grant (account_id, role, province_code, county_codes, valid_from, invitation_id)
     select $1, $2, $3, $4, '2026-10-01', id from i returning id`,
    [person.accountId, role, provinceCode, countyCodes, person.mobile],
  );
  return { person, grantId: rows[0]?.id ?? '' };
}
const rolesOf = async (person: Someone) => {
  const { actor } = await person.act();
  return actor.kind === 'staff' ? actor.grants.map(({ role }) => role) : [];
};
const versionOf = async (person: Someone, grantId: string) =>
  (await showOwnOffice(await person.act(), grantId)).office.version;

describe('whoever holds an office', () => {
  it.each<[StaffRole, string | null, string[] | null]>([
    ['officer', 'IR-09', null],
    ['county_officer', 'IR-09', ['0916']],
    ['treasurer', 'IR-09', null],
    ['provincial_administrator', 'IR-09', null],
    ['council_chair', 'IR-09', null],
    ['council_secretary', 'IR-09', null],
    ['council', 'IR-09', null],
    ['national', null, null],
    ['national_treasurer', null, null],
    ['auditor', null, null],
  ])('%s sees it on their own page and ends it alone, without a reason', async (role, province, counties) => {
    const { person, grantId } = await inOffice(role, province, counties);
    const own = await person.act();
    expect((await listOwnOffices(own)).items).toMatchObject([{ id: grantId, role, state: 'serving' }]);
    await stepDown(own, grantId, { version: await versionOf(person, grantId) });
    expect(await rolesOf(person)).toEqual([]);
    expect((await listOwnOffices(await person.act())).former).toMatchObject([{ id: grantId }]);
  });

  it('names a last day, until which they serve', async () => {
    const { person, grantId } = await inOffice('officer');
    const version = await versionOf(person, grantId);
    await stepDown(await person.act(), grantId, { version, lastDay: '2026-11-25', reason: 'سفر' });
    expect(await rolesOf(person)).toEqual(['officer']);
    world.clock.set('2026-11-25T20:31:00Z');
    expect(await rolesOf(person)).toEqual([]);
    const past = { version: await versionOf(person, grantId), lastDay: '2026-11-26' };
    await expect(stepDown(await person.act(), grantId, past)).rejects.toMatchObject({ reason: 'grant.over' });
  });

  it('stands as the one who ended it, where administrators look', async () => {
    const { person, grantId } = await inOffice('treasurer');
    const version = await versionOf(person, grantId);
    await stepDown(await person.act(), grantId, { version, reason: 'بازنشستگی' });
    const administrator = await world.asStaff('provincial_administrator', 'IR-09');
    expect((await showStaff(administrator, grantId)).grant).toMatchObject({
      state: 'ended',
      endReason: 'بازنشستگی',
    });
  });

  it('ends nobody else’s, and nothing that changed since they looked', async () => {
    const { grantId } = await inOffice('officer');
    const other = await (await someone(world)).act();
    await expect(showOwnOffice(other, grantId)).rejects.toMatchObject({ reason: 'grant.unknown' });
    await expect(stepDown(other, grantId, { version: 'x' })).rejects.toMatchObject({
      reason: 'grant.unknown',
    });
    const mine = await inOffice('officer');
    const version = await versionOf(mine.person, mine.grantId);
    const administrator = await world.asStaff('provincial_administrator', 'IR-09');
    const seen = (await showStaff(administrator, mine.grantId)).grant.version;
    await endGrant(administrator, mine.grantId, { version: seen, reason: 'پایان', lastDay: '2026-12-20' });
    await expect(stepDown(await mine.person.act(), mine.grantId, { version })).rejects.toMatchObject({
      reason: 'case.changed',
    });
  });

  it('and is the nation’s only administrator is told so and stays until there is another', async () => {
    await world.owner.query("update role_grant set valid_to = now() where role = 'national_administrator'");
    const { person, grantId } = await inOffice('national_administrator', null);
    expect((await showOwnOffice(await person.act(), grantId)).office.isLast).toBe(true);
    const version = await versionOf(person, grantId);
    await expect(stepDown(await person.act(), grantId, { version })).rejects.toMatchObject({
      reason: 'grant.last_administrator',
    });
    await inOffice('national_administrator', null);
    await stepDown(await person.act(), grantId, { version });
    expect(await rolesOf(person)).toEqual([]);
  });
});
