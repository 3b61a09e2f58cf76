import { systemChance } from '@hamyar/platform';
import { agreement, type Someone, someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { staffChecks } from './checks.ts';
import { declineInvitation } from './decline-invitation.ts';
import { endGrant } from './end-grant.ts';
import { eraseInvitations } from './erase-invitations.ts';
import { inviteStaff, maxInvitationsPerHour } from './invite-staff.ts';
import { lapseInvitations } from './lapse-invitations.ts';
import { listInvitations } from './list-invitations.ts';
import { listOwnInvitations } from './list-own-invitations.ts';
import { listStaff } from './list-staff.ts';
import { showStaff } from './show-staff.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

let world: World;
let here: Ctx;
let elsewhere: Ctx;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  world.clock.set('2026-11-21T08:30:00Z');
  here = await world.asStaff('provincial_administrator', 'IR-09');
  elsewhere = await world.asStaff('provincial_administrator', 'IR-14');
});
afterAll(() => world.close());

type More = Partial<Parameters<typeof inviteStaff>[1]>;
const form = (person: Someone, more: More = {}) => ({
  formKey: systemChance.newId(),
  kind: 'new' as const,
  name: 'سارا نمونه',
  mobile: person.mobile,
  ...(more.kind === undefined || more.kind === 'new'
    ? { role: 'officer' as const, provinceCode: 'IR-09' }
    : {}),
  ...more,
});
const offer = async (person: Someone, more: More = {}) =>
  (await inviteStaff(here, form(person, more))).invitation;
const answer = async (person: Someone, invitationId: string) => {
  const ctx = await person.act();
  const open = (await listOwnInvitations(ctx)).items.find(({ id }) => id === invitationId);
  return acceptInvitation(ctx, invitationId, { version: open?.version ?? '', ...agreement });
};
/** Somebody in office here. */
const officer = async (more: More = {}) => {
  const person = await someone(world);
  const { id } = await offer(person, more);
  return { person, ...(await answer(person, id)) };
};
const officesOf = async (person: Someone) => {
  const { actor } = await person.act();
  return actor.kind === 'staff' ? actor.grants.map(({ role }) => role) : [];
};
const grantOf = async (grantId: string) => (await showStaff(here, grantId)).grant;

describe('an invitation', () => {
  it('sends a text with its link, posted twice makes one, and is found by nobody elsewhere', async () => {
    const person = await someone(world);
    const posted = form(person);
    const { invitation } = await inviteStaff(here, posted);
    expect(await inviteStaff(here, posted)).toEqual({ invitation });
    await expect(inviteStaff(here, { ...posted, name: 'نام دیگر' })).rejects.toMatchObject({
      reason: 'invitation.form_used',
    });
    const { rows } = await world.owner.query<{ link: string; account: string | null }>(
      'select link, account_id as account from notification where recipient_mobile = $1',
      [person.mobile],
    );
    expect(rows).toEqual([{ link: '/invitations', account: null }]);
    expect((await listInvitations(elsewhere, { over: 'no', limit: 50 })).items).toEqual([]);
    await expect(
      withdrawInvitation(elsewhere, { invitationId: invitation.id, version: invitation.version }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused for another province, above one’s own office, to oneself and to whoever is asked already', async () => {
    const person = await someone(world);
    const refused = (more: More, reason: string, ctx = here) =>
      expect(inviteStaff(ctx, form(person, more))).rejects.toMatchObject({ reason });
    await refused({ provinceCode: 'IR-14' }, 'access.out_of_scope');
    await refused({ role: 'auditor' }, 'grant.beyond_own_office');
    await refused({ role: 'national' }, 'invitation.place_wrong');
    await refused({}, 'access.role_lacks_permission', await world.asStaff('officer', 'IR-09'));
    const { rows } = await world.owner.query<{ mobile: string }>('select mobile from account where id = $1', [
      here.rowScope.accountId,
    ]);
    await refused({ mobile: rows[0]?.mobile ?? '' }, 'grant.own_number');
    await offer(person);
    await refused({}, 'invitation.invited_already');
  });

  it('is one, however many colleagues ask the same person at once', async () => {
    const person = await someone(world);
    const colleagues = await Promise.all(
      [1, 2, 3, 4].map(() => world.asStaff('provincial_administrator', 'IR-09')),
    );
    const asked = await Promise.allSettled(colleagues.map((ctx) => inviteStaff(ctx, form(person))));
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason.reason] : []));
    expect(refused).toEqual(Array(3).fill('invitation.invited_already'));
  });

  it('is limited by the hour, so that nobody floods phones', async () => {
    for (let n = 0; n < maxInvitationsPerHour; n++) await offer(await someone(world));
    const next = await someone(world);
    await expect(offer(next)).rejects.toMatchObject({ reason: 'invitation.too_many' });
    world.clock.advance(3_600_001);
    await expect(offer(next)).resolves.toBeDefined();
  });

  it('is accepted by the holder of its number alone, who agrees to its terms, once', async () => {
    const person = await someone(world);
    const { id } = await offer(person);
    const stranger = await someone(world);
    const [open] = (await listOwnInvitations(await person.act())).items;
    const version = open?.version ?? '';
    await expect(acceptInvitation(await stranger.act(), id, { version, ...agreement })).rejects.toMatchObject(
      { reason: 'invitation.unknown' },
    );
    await expect(
      acceptInvitation(await person.act(), id, { version, ...agreement, agreed: false }),
    ).rejects.toMatchObject({ reason: 'invitation.not_agreed' });
    const first = await answer(person, id);
    expect(await acceptInvitation(await person.act(), id, { version, ...agreement })).toEqual(first);
    expect(await officesOf(person)).toEqual(['officer']);
    await expect(offer(person)).rejects.toMatchObject({ reason: 'invitation.holds_already' });
  });

  it('shortens the sessions of whoever accepts to those of staff', async () => {
    const { person } = await officer();
    const { rows } = await world.owner.query(
      "select from session where account_id = $1 and expires_at > $2::timestamptz + interval '12 hours'",
      [person.accountId, world.clock.now()],
    );
    expect(rows).toEqual([]);
  });

  it('can be declined, withdrawn with a reason, and lapses; then it gives nothing', async () => {
    const [declining, withdrawn, late] = [await someone(world), await someone(world), await someone(world)];
    const [one, two, three] = [await offer(declining), await offer(withdrawn), await offer(late)];
    const [own] = (await listOwnInvitations(await declining.act())).items;
    await declineInvitation(await declining.act(), one.id, { version: own?.version ?? '' });
    const colleague = await world.asStaff('provincial_administrator', 'IR-09');
    const input = { invitationId: two.id, version: two.version };
    await expect(withdrawInvitation(colleague, input)).rejects.toMatchObject({
      reason: 'invitation.note_missing',
    });
    await withdrawInvitation(colleague, { ...input, note: 'شماره درست نبود' });
    world.clock.advance(15 * 86_400_000);
    await expect(answer(late, three.id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await lapseInvitations(world.asJob('staff.lapse'))).toBeGreaterThan(0);
    const { items } = await listInvitations(here, { over: 'yes', limit: 50 });
    const states = new Map(items.map(({ id, state }) => [id, state]));
    expect([one, two, three].map(({ id }) => states.get(id))).toEqual(['declined', 'withdrawn', 'lapsed']);
    for (const person of [declining, withdrawn, late]) expect(await officesOf(person)).toEqual([]);
    await expect(offer(late)).resolves.toMatchObject({ state: 'open' });
  });

  it('loses number, name and note once their time is over, and stays', async () => {
    const person = await someone(world);
    const { id, version } = await offer(person);
    await withdrawInvitation(here, { invitationId: id, version });
    await world.owner.query("update staff_invitation set retain_until = '2020-01-01' where id = $1", [id]);
    expect(() => eraseInvitations(here)).toThrow('access.platform_only');
    expect(await eraseInvitations(world.asJob('staff.erase'))).toBe(1);
    const { rows } = await world.owner.query(
      'select mobile, name, note, role from staff_invitation where id = $1',
      [id],
    );
    expect(rows).toEqual([{ mobile: null, name: null, note: null, role: 'officer' }]);
  });
});

describe('an office', () => {
  it('ends at once: its holder may nothing of it at the next request, and their sessions are over', async () => {
    const { person, grantId } = await officer();
    const session = await person.act();
    const { version } = await grantOf(grantId);
    await expect(endGrant(elsewhere, grantId, { version, reason: 'پایان' })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { grant } = await endGrant(here, grantId, { version, reason: 'پایان همکاری' });
    expect(grant).toMatchObject({ state: 'ended', may: [], endReason: 'پایان همکاری' });
    expect(await officesOf(person)).toEqual([]);
    const { rows } = await world.owner.query('select revoked_reason from session where id = $1', [
      'sessionId' in session.actor ? session.actor.sessionId : '',
    ]);
    expect(rows).toEqual([{ revoked_reason: 'service-ended' }]);
    await expect(endGrant(here, grantId, { version, reason: 'باز هم' })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    await expect(endGrant(here, grantId, { version: grant.version, reason: 'باز هم' })).rejects.toMatchObject(
      { reason: 'grant.over' },
    );
  });

  it('ends after its last day, which can be brought forward and never put off', async () => {
    const { person, grantId } = await officer();
    const end = async (lastDay: string) =>
      endGrant(here, grantId, {
        version: (await grantOf(grantId)).version,
        lastDay,
        reason: 'پایان قرارداد',
      });
    await expect(end('2026-11-20')).rejects.toMatchObject({ reason: 'grant.day_past' });
    await end('2026-11-25');
    await expect(end('2026-11-26')).rejects.toMatchObject({ reason: 'grant.day_later_than_end' });
    await end('2026-11-24');
    world.clock.set('2026-11-24T20:29:59Z');
    expect(await officesOf(person)).toEqual(['officer']);
    world.clock.set('2026-11-24T20:30:00Z');
    expect(await officesOf(person)).toEqual([]);
  });

  it('passes to a successor at the moment of their acceptance, and not before', async () => {
    const { person, grantId } = await officer();
    const next = await someone(world);
    const invitation = await offer(next, { kind: 'successor', grantId });
    expect(await officesOf(person)).toEqual(['officer']);
    await answer(next, invitation.id);
    expect([await officesOf(person), await officesOf(next)]).toEqual([[], ['officer']]);
    const late = await someone(world);
    await expect(offer(late, { kind: 'successor', grantId })).rejects.toMatchObject({ reason: 'grant.over' });
  });

  it('is stood in for on the days of a leave, and the substitute goes by themselves', async () => {
    const { person, grantId } = await officer();
    const substitute = await someone(world);
    await expect(offer(substitute, { kind: 'substitute', grantId })).rejects.toMatchObject({
      reason: 'invitation.days_missing',
    });
    const invitation = await offer(substitute, {
      kind: 'substitute',
      grantId,
      startsOn: '2026-11-23',
      endsOn: '2026-11-24',
    });
    await answer(substitute, invitation.id);
    const held = [];
    for (const at of ['2026-11-22T20:00:00Z', '2026-11-23T08:00:00Z', '2026-11-24T20:30:00Z']) {
      world.clock.set(at);
      held.push([(await officesOf(substitute)).length, (await officesOf(person)).length]);
    }
    expect(held).toEqual([
      [0, 1],
      [1, 1],
      [0, 1],
    ]);
  });

  it('is read as of any day by whoever watches, with every office of the same person', async () => {
    const { person, grantId } = await officer();
    await endGrant(here, grantId, { version: (await grantOf(grantId)).version, reason: 'پایان' });
    world.clock.set('2027-01-01T08:30:00Z');
    const auditor = await world.asStaff('auditor', null);
    const on = async (day: string) =>
      (await listStaff(auditor, { when: 'day', on: day, role: 'officer', limit: 100 })).items.some(
        ({ id }) => id === grantId,
      );
    expect([await on('2026-11-20'), await on('2026-11-21'), await on('2026-11-22')]).toEqual([
      false,
      true,
      false,
    ]);
    const { grant } = await showStaff(auditor, grantId);
    expect(grant).toMatchObject({ accountId: person.accountId, may: [], history: [{ id: grantId }] });
    await expect(endGrant(auditor, grantId, { version: grant.version, reason: 'نه' })).rejects.toMatchObject({
      reason: 'access.role_lacks_permission',
    });
    const watching = await world.asStaff('auditor', 'IR-14');
    await expect(showStaff(watching, grantId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('comes page by page, those that began last first', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listStaff(here, { when: 'ever', limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    const { items } = await listStaff(here, { when: 'ever', limit: 100 });
    expect(seen).toEqual(items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

it('every invariant of staff holds after all this', async () => {
  // Whoever the world puts into office without asking anybody is no case of staff.
  await world.owner.query('delete from role_grant where invitation_id is null');
  for (const { title, sql } of staffChecks) expect((await world.owner.query(sql)).rows, title).toEqual([]);
});
