import { withTransaction } from '@hamyar/db';
import { databaseError, systemChance } from '@hamyar/platform';
import { agreement, type Someone, someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { staffChecks } from './checks.ts';
import { inviteStaff } from './invite-staff.ts';
import { listOwnInvitations } from './list-own-invitations.ts';
import { showStaff } from './show-staff.ts';

let world: World;
let here: Ctx;
beforeAll(async () => {
  world = await openWorld();
  here = await world.asStaff('provincial_administrator', 'IR-09');
});
afterAll(async () => {
  const titles = ['every grant follows', 'the counties of an office', 'an office is held where'];
  const checks = staffChecks.filter(({ title }) => titles.some((begin) => title.startsWith(begin)));
  expect(checks).toHaveLength(titles.length);
  // Offices that the world makes by itself follow no invitation.
  for (const { title, sql } of checks) {
    const { rows } = await world.owner.query(
      `select * from (${sql}) found where id in (select id from role_grant where invitation_id is not null)`,
    );
    expect(rows, title).toEqual([]);
  }
  await world.close();
});

const mashhad = '0916';
const chenaran = '0918';
type More = Partial<Parameters<typeof inviteStaff>[1]>;
const invite = async (person: Someone, more: More) => {
  const { mobile } = person;
  const form = { formKey: systemChance.newId(), kind: 'new' as const, name: 'سارا نمونه', mobile };
  return (await inviteStaff(here, { ...form, ...more })).invitation;
};
const ofCounty = (countyCodes: string[]): More => ({
  role: 'county_officer',
  provinceCode: 'IR-09',
  countyCodes,
});
const accept = async (person: Someone) => {
  const ctx = await person.act();
  const [open] = (await listOwnInvitations(ctx)).items;
  return acceptInvitation(ctx, open?.id ?? '', { version: open?.version ?? '', ...agreement });
};

describe('a county officer', () => {
  it('is invited to counties of one province, reads which, and holds those alone', async () => {
    const person = await someone(world);
    const { countyCodes } = await invite(person, ofCounty([chenaran, mashhad, mashhad]));
    expect(countyCodes).toEqual([mashhad, chenaran]);
    const [own] = (await listOwnInvitations(await person.act())).items;
    expect(own).toMatchObject({ countyCodes: [mashhad, chenaran], provinceCode: 'IR-09' });
    const { grantId } = await accept(person);
    expect((await person.act()).actor).toMatchObject({
      grants: [{ role: 'county_officer', provinceCode: 'IR-09', countyCodes: [mashhad, chenaran] }],
    });
    expect((await showStaff(here, grantId)).grant).toMatchObject({
      countyCodes: [mashhad, chenaran],
      powers: ['credentials.read', 'needs.read', 'needs.draft', 'venues.read'],
    });
  });

  it.each([
    ['without a county', ofCounty([])],
    ['in a county of another province', ofCounty(['2301'])],
    ['in a county that is none', ofCounty(['9999'])],
    ['of another role, with a county', { ...ofCounty([mashhad]), role: 'officer' as const }],
  ])('is no office %s', async (_what, more) => {
    await expect(invite(await someone(world), more)).rejects.toMatchObject({
      fields: [{ path: 'countyCodes', reason: 'invitation.counties_wrong' }],
    });
  });

  it('hands the same counties to whoever succeeds or stands in', async () => {
    const person = await someone(world);
    await invite(person, ofCounty([chenaran]));
    const { grantId } = await accept(person);
    const next = await someone(world);
    expect((await invite(next, { kind: 'successor', grantId })).countyCodes).toEqual([chenaran]);
    await accept(next);
    expect((await next.act()).actor).toMatchObject({ grants: [{ countyCodes: [chenaran] }] });
    expect((await person.act()).actor.kind).toBe('person');
  });
});

describe('the database itself', () => {
  const tried = (ctx: Ctx, sql: string): Promise<number | string> =>
    withTransaction(ctx, async (tx) => (await tx.$client.query(sql)).rowCount ?? 0).catch(
      (error: unknown) => databaseError(error)?.code ?? String(error),
    );

  it('gives no counties but those that were offered, and changes none afterwards', async () => {
    const person = await someone(world);
    const { id } = await invite(person, ofCounty([mashhad]));
    const given = (counties: string) =>
      `insert into role_grant (account_id, role, province_code, county_codes, invitation_id)
       values ('${person.accountId}', 'county_officer', 'IR-09', ${counties}, '${id}')`;
    const act = world.asJob('accept-invitation');
    expect(await tried(act, given(`'{${mashhad},${chenaran}}'`))).toBe('42501');
    expect(await tried(act, given('null'))).toMatch(/42501|23514/);
    expect(await tried(here, `update staff_invitation set county_codes = '{0917}' where id = '${id}'`)).toBe(
      '42501',
    );
    expect(await tried(act, given(`'{${mashhad}}'`))).toBe(1);
    expect(
      await tried(here, `update role_grant set county_codes = '{0917}' where invitation_id = '${id}'`),
    ).toBe('42501');
    await world.owner.query('delete from role_grant where invitation_id = $1', [id]);
  });
});
