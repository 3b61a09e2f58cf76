import { withTransaction } from '@hamyar/db';
import { databaseError, type StaffRole } from '@hamyar/platform';
import { type Someone, someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { staffChecks } from './checks.ts';
import { confirmChange } from './confirm-change.ts';
import { endGrant } from './end-grant.ts';
import { eraseInvitations } from './erase-invitations.ts';
import { lapseChanges } from './lapse-changes.ts';
import { reviseCounties } from './revise-counties.ts';
import { showStaff } from './show-staff.ts';
import { suspendGrant } from './suspend-grant.ts';
import { tellChange } from './tell-change.ts';
import { withdrawChange } from './withdraw-change.ts';

const hourMs = 3_600_000;
let world: World;
let first: Ctx;
let second: Ctx;
let nation: Ctx;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  world.clock.set('2026-11-21T08:30:00Z');
  first = await world.asStaff('provincial_administrator', 'IR-09');
  second = await world.asStaff('provincial_administrator', 'IR-09');
  nation = await world.asStaff('national_administrator', null);
});
afterAll(async () => {
  const ours = ['two people ended', 'counties follow', 'is suspended for', 'every grant and every end'];
  const checks = staffChecks.filter(({ title }) => ours.some((part) => title.includes(part)));
  expect(checks).toHaveLength(ours.length);
  for (const { title, sql } of checks) expect((await world.owner.query(sql)).rows, title).toEqual([]);
  await world.close();
});

/** Somebody in an office that the host gave. */
async function inOffice(role: StaffRole, countyCodes: string[] | null = null) {
  const person = await someone(world);
  const { rows } = await world.owner.query<{ id: string }>(
    `with i as (insert into staff_invitation (kind, role, province_code, county_codes, mobile, state, account_id, expires_at, retain_until)
       values ('new', $2, 'IR-09', $3, $4, 'accepted', $1, now(), '2031-01-01') returning id)
     insert into role_grant (account_id, role, province_code, county_codes, valid_from, invitation_id)
     select $1, $2, 'IR-09', $3, '2026-10-01', id from i returning id`,
    [person.accountId, role, countyCodes, person.mobile],
  );
  return { person, grantId: rows[0]?.id ?? '' };
}
const caseOf = async (grantId: string, ctx = first) => (await showStaff(ctx, grantId)).grant;
const versionOf = async (grantId: string) => (await caseOf(grantId)).version;
const rolesOf = async (person: Someone) => {
  const { actor } = await person.act();
  return actor.kind === 'staff' ? actor.grants.map(({ role }) => role) : [];
};
const reason = 'پایان همکاری';
const end = async (grantId: string, ctx = first, lastDay?: string) =>
  (await endGrant(ctx, grantId, { version: await versionOf(grantId), reason, lastDay })).grant;
const suspend = async (grantId: string, ctx = first) =>
  (await suspendGrant(ctx, grantId, { version: await versionOf(grantId), reason: 'رفتار نامعمول' })).grant;
const confirm = async (grantId: string, ctx = second) =>
  (await confirmChange(ctx, { grantId, version: await versionOf(grantId) })).grant;
const withdraw = async (grantId: string, ctx: Ctx, note?: string) =>
  (await withdrawChange(ctx, { grantId, version: await versionOf(grantId), note })).grant;
const inboxOf = async (accountId: string | null) => {
  const { rows } = await world.owner.query<{ template: string }>(
    'select template from notification where account_id = $1 order by id',
    [accountId],
  );
  return rows.map(({ template }) => template);
};
const tried = (ctx: Ctx, sql: string): Promise<number | string> =>
  withTransaction(ctx, async (tx) => (await tx.$client.query(sql)).rowCount ?? 0).catch(
    (error: unknown) => databaseError(error)?.code ?? String(error),
  );

describe('the end of an office that two people give', () => {
  it('waits for a second person, changes nothing until then, and is theirs alone to confirm', async () => {
    const { person, grantId } = await inOffice('treasurer');
    const proposed = await end(grantId);
    expect(proposed).toMatchObject({
      state: 'serving',
      changes: [{ kind: 'end', state: 'waiting', isMine: true }],
    });
    expect(proposed.may).not.toContain('confirmChange');
    expect(await rolesOf(person)).toEqual(['treasurer']);
    await expect(confirm(grantId, first)).rejects.toMatchObject({ reason: 'grant.own_change' });
    await expect(end(grantId, second)).rejects.toMatchObject({ reason: 'grant.change_waits' });
    await expect(
      confirm(grantId, await world.asStaff('provincial_administrator', 'IR-14')),
    ).rejects.toMatchObject({ code: 'not_found' });
    const over = await confirm(grantId);
    expect(over).toMatchObject({ state: 'ended', endReason: reason, changes: [{ state: 'confirmed' }] });
    expect(await rolesOf(person)).toEqual([]);
    expect(await inboxOf(person.accountId)).toEqual(['staff_ended']);
  });

  it('asks everybody who can be the second person, and neither who proposed nor who goes', async () => {
    const { person, grantId } = await inOffice('provincial_administrator');
    await end(grantId);
    const { rows } = await world.owner.query<{ payload: { changeId: string } }>(
      "select payload from outbox where topic = 'staff.tell-change' order by id desc limit 1",
    );
    const job = world.asJob('staff.tell-change');
    await withTransaction(job, (tx) => tellChange.run(job, rows[0]?.payload ?? { changeId: '' }, tx));
    for (const ctx of [second, nation])
      expect(await inboxOf(ctx.rowScope.accountId)).toContain('staff_change_waiting');
    expect(await inboxOf(first.rowScope.accountId)).toEqual([]);
    expect(await inboxOf(person.accountId)).toEqual([]);
  });

  it('comes after its last day once it is confirmed', async () => {
    const { person, grantId } = await inOffice('treasurer');
    await end(grantId, first, '2026-11-23');
    await confirm(grantId);
    world.clock.set('2026-11-23T20:29:00Z');
    expect(await rolesOf(person)).toEqual(['treasurer']);
    world.clock.set('2026-11-23T20:30:00Z');
    expect(await rolesOf(person)).toEqual([]);
  });

  it('is one person’s where its holder steps down, and where one person gives the office', async () => {
    const own = await inOffice('provincial_administrator');
    const stepping = await own.person.act();
    const before = await caseOf(own.grantId, stepping);
    expect(before).toMatchObject({ endNeedsSecond: false });
    const { grant } = await endGrant(stepping, own.grantId, { version: before.version, reason });
    expect(grant.state).toBe('ended');
    const { grantId } = await inOffice('officer');
    expect(await end(grantId)).toMatchObject({ state: 'ended', changes: [] });
  });

  it('is taken back with a note where somebody else proposed it, and lapses by itself', async () => {
    const { person, grantId } = await inOffice('treasurer');
    await end(grantId);
    await expect(withdraw(grantId, second)).rejects.toMatchObject({ fields: [{ path: 'note' }] });
    expect((await withdraw(grantId, second, 'هنوز لازم است')).changes).toMatchObject([{ state: 'withdrawn' }]);
    await end(grantId);
    const version = await versionOf(grantId);
    world.clock.advance(15 * 24 * hourMs);
    await expect(confirmChange(second, { grantId, version })).rejects.toMatchObject({
      reason: 'grant.no_change',
    });
    expect(await lapseChanges(world.asJob('staff.lapse-changes'))).toBeGreaterThan(0);
    expect(await rolesOf(person)).toEqual(['treasurer']);
    expect(() => lapseChanges(first)).toThrow('access.platform_only');
  });

  it('is confirmed as it was read, and by the host only where nobody in office can', async () => {
    const { grantId } = await inOffice('treasurer');
    await end(grantId);
    const version = await versionOf(grantId);
    await expect(confirmChange(world.asOperator(), { grantId, version })).rejects.toMatchObject({
      reason: 'grant.others_confirm',
    });
    await withdraw(grantId, first);
    await end(grantId);
    await expect(confirmChange(second, { grantId, version })).rejects.toMatchObject({
      reason: 'case.changed',
    });
  });
});

describe('a suspension', () => {
  it('keeps the office from its holder at once, ends their sessions, and is over after 72 hours', async () => {
    const { person, grantId } = await inOffice('treasurer');
    const session = await person.act();
    expect(await suspend(grantId)).toMatchObject({ state: 'suspended' });
    expect(await rolesOf(person)).toEqual([]);
    const { rows } = await world.owner.query('select revoked_reason from session where id = $1', [
      'sessionId' in session.actor ? session.actor.sessionId : '',
    ]);
    expect(rows).toEqual([{ revoked_reason: 'office-suspended' }]);
    world.clock.advance(72 * hourMs);
    expect(await rolesOf(person)).toEqual(['treasurer']);
    expect((await caseOf(grantId)).changes).toMatchObject([{ state: 'lapsed' }]);
    await lapseChanges(world.asJob('staff.lapse-changes'));
    expect(await inboxOf(person.accountId)).toEqual(['staff_suspended', 'staff_suspension_over']);
    await expect(suspend(grantId)).rejects.toMatchObject({ reason: 'grant.suspended_before' });
    expect(await suspend(grantId, second)).toMatchObject({ state: 'suspended' });
  });

  it('becomes the end from its own moment once a second person confirms', async () => {
    const { grantId } = await inOffice('treasurer');
    await suspend(grantId);
    world.clock.advance(5 * hourMs);
    expect(await confirm(grantId)).toMatchObject({ state: 'ended', validTo: '2026-11-21T08:30:00.000Z' });
  });

  it('is lifted by whoever takes it back', async () => {
    const { person, grantId } = await inOffice('treasurer');
    await suspend(grantId);
    world.clock.advance(hourMs);
    await withdraw(grantId, second, 'بررسی شد');
    expect(await rolesOf(person)).toEqual(['treasurer']);
  });

  it('is neither of one’s own office, nor of one that one person ends, nor of the last administrator', async () => {
    const officer = await inOffice('officer');
    await expect(suspend(officer.grantId)).rejects.toMatchObject({ reason: 'grant.one_ends' });
    const own = await inOffice('provincial_administrator');
    const { version } = await caseOf(own.grantId);
    await expect(
      suspendGrant(await own.person.act(), own.grantId, { version, reason }),
    ).rejects.toMatchObject({ reason: 'grant.own_office' });
  });
});

describe('the counties of an officer', () => {
  it('change by an act of their own, and their very next request sees the new ones alone', async () => {
    const { person, grantId } = await inOffice('county_officer', ['0916']);
    const revise = async (countyCodes: string[], ctx = first) =>
      reviseCounties(ctx, grantId, { version: await versionOf(grantId), countyCodes, reason: 'تقسیم تازه' });
    const { version } = await caseOf(grantId);
    const { grant } = await revise(['0918', '0916', '0918']);
    expect(grant).toMatchObject({
      countyCodes: ['0916', '0918'],
      changes: [
        { kind: 'counties', state: 'confirmed', formerCounties: ['0916'], countyCodes: ['0916', '0918'] },
      ],
    });
    expect((await person.act()).actor).toMatchObject({ grants: [{ countyCodes: ['0916', '0918'] }] });
    await expect(
      reviseCounties(second, grantId, { version, countyCodes: ['0918'], reason: 'دوباره' }),
    ).rejects.toMatchObject({ reason: 'case.changed' });
    await expect(revise(['0918', '0916'])).rejects.toMatchObject({
      fields: [{ reason: 'grant.counties_same' }],
    });
    for (const wrong of [[], ['2301'], ['9999']])
      await expect(revise(wrong)).rejects.toMatchObject({
        fields: [{ reason: 'invitation.counties_wrong' }],
      });
    await revise(['0918']);
    expect(await inboxOf(person.accountId)).toEqual(['staff_counties_changed', 'staff_counties_changed']);
    const { rows } = await world.owner.query(
      "select detail->'to' as counties from audit where target_id = $1 and action = 'staff.counties_changed' order by at",
      [grantId],
    );
    expect(rows).toEqual([{ counties: ['0916', '0918'] }, { counties: ['0918'] }]);
  });

  it('are of no other role, and of no administrator of another province', async () => {
    const { grantId } = await inOffice('officer');
    const body = { version: await versionOf(grantId), countyCodes: ['0916'], reason: 'نه' };
    await expect(reviseCounties(first, grantId, body)).rejects.toMatchObject({
      fields: [{ reason: 'invitation.counties_wrong' }],
    });
    const elsewhere = await world.asStaff('provincial_administrator', 'IR-14');
    await expect(reviseCounties(elsewhere, grantId, body)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the database itself, whatever the application is talked into', () => {
  it('ends no office of two people by one, suspends none without a proposal, and moves no county', async () => {
    const { grantId } = await inOffice('treasurer');
    const county = await inOffice('county_officer', ['0916']);
    const of = (id: string) => `where id = '${id}'`;
    expect(await tried(first, `update role_grant set valid_to = now() ${of(grantId)}`)).toBe('42501');
    expect(
      await tried(first, `update role_grant set suspended_until = now() + interval '1 year' ${of(grantId)}`),
    ).toBe('42501');
    expect(await tried(first, `update role_grant set county_codes = '{0918}' ${of(county.grantId)}`)).toBe(
      '42501',
    );
  });

  it('lets nobody confirm their own proposal, sign for another, or change what was proposed', async () => {
    const { grantId } = await inOffice('treasurer');
    await end(grantId);
    const own = first.rowScope.accountId;
    const confirmed = `update staff_change set state = 'confirmed', decided_at = now(), decided_by = '${own}' where grant_id = '${grantId}'`;
    expect(await tried(first, confirmed)).toMatch(/42501|23514/);
    expect(await tried(second, confirmed)).toMatch(/42501|23514/);
    expect(
      await tried(second, `update staff_change set kind = 'suspension' where grant_id = '${grantId}'`),
    ).toBe('42501');
    expect(await tried(first, `delete from staff_change where grant_id = '${grantId}'`)).toBe('42501');
    const insert = `insert into staff_change (grant_id, province_code, kind, state, proposed_by, proposed_at, expires_at, retain_until)
      values ('${grantId}', 'IR-09', 'end', 'confirmed', '${own}', now(), now(), '2031-01-01')`;
    expect(await tried(first, insert)).toBe('42501');
  });
});

it('why an office ended goes once its time is over, and that two people ended it stays', async () => {
  const { grantId } = await inOffice('treasurer');
  await end(grantId);
  await confirm(grantId);
  await world.owner.query("update staff_change set retain_until = '2020-01-01' where grant_id = $1", [
    grantId,
  ]);
  await eraseInvitations(world.asJob('staff.erase'));
  const { rows } = await world.owner.query('select reason, state from staff_change where grant_id = $1', [
    grantId,
  ]);
  expect(rows).toEqual([{ reason: null, state: 'confirmed' }]);
});
