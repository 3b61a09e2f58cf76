import { staffTermsVersion } from '@hamyar/domain';
import { systemChance } from '@hamyar/platform';
import { type Someone, someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptInvitation } from './accept-invitation.ts';
import { staffChecks } from './checks.ts';
import { confirmInvitation } from './confirm-invitation.ts';
import { endGrant } from './end-grant.ts';
import { inviteFirst } from './invite-first.ts';
import { inviteStaff } from './invite-staff.ts';
import { listOwnInvitations } from './list-own-invitations.ts';
import { listStaff } from './list-staff.ts';
import { invitationVersion } from './present.ts';
import { showStaff } from './show-staff.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const form = () => ({ formKey: systemChance.newId(), kind: 'new' as const, name: 'مهتاب کیانی' });

/** Answers the one open invitation of somebody with yes. */
async function accept(person: Someone): Promise<string> {
  const ctx = await person.act();
  const [open] = (await listOwnInvitations(ctx)).items;
  if (!open) throw new Error('nothing is open');
  const { version, termsVersion } = open;
  return (await acceptInvitation(ctx, open.id, { version, agreed: true, termsVersion })).grantId;
}

const offices = async (person: Someone) => {
  const { actor } = await person.act();
  return actor.kind === 'staff' ? actor.grants : [];
};

describe('the first administrator', () => {
  let first: Someone;
  it('is invited by the host, reads what the office opens, accepts, and holds it', async () => {
    first = await someone(world);
    const invitation = await inviteFirst(world.asOperator(), { mobile: first.mobile, name: 'شیرین آذر' });
    expect(invitation).toMatchObject({ state: 'open', role: 'national_administrator', provinceCode: null });
    const { items } = await listOwnInvitations(await first.act());
    expect(items[0]?.powers).toEqual([
      'letters.manage',
      'offices.manage',
      'statements.publish',
      'lists.manage',
      'complaints.handle',
      'staff.read',
      'staff.manage',
      'system.manage',
      'calendar.manage',
      'closures.manage',
      'venues.read',
      'venues.manage',
    ]);
    await accept(first);
    expect(await offices(first)).toEqual([{ role: 'national_administrator', provinceCode: null }]);
  });

  it('is the only first: a second is refused, with a note in the audit and nobody named', async () => {
    const other = await someone(world);
    await expect(
      inviteFirst(world.asOperator(), { mobile: other.mobile, name: 'دیگری' }),
    ).rejects.toMatchObject({ reason: 'staff.has_administrator', params: {} });
    const { rows } = await world.owner.query(
      "select actor_kind from audit where action = 'staff.first_refused'",
    );
    expect(rows).toHaveLength(1);
  });

  it('cannot end the last office that staffs the nation', async () => {
    const ctx = await first.act();
    const [own] = (await listStaff(ctx, { when: 'day', role: 'national_administrator', limit: 10 })).items;
    const { grant } = await showStaff(ctx, own?.id ?? '');
    await expect(
      endGrant(ctx, grant.id, { version: grant.version, reason: 'پایان کار' }),
    ).rejects.toMatchObject({ reason: 'grant.last_administrator' });
  });

  it('is confirmed by the host where the nation has nobody else, and by nobody but others after that', async () => {
    const ctx = await first.act();
    const second = await someone(world);
    const { invitation } = await inviteStaff(ctx, {
      ...form(),
      mobile: second.mobile,
      role: 'national_administrator',
    });
    expect(invitation.state).toBe('waiting');
    const input = { invitationId: invitation.id, version: invitation.version };
    await expect(confirmInvitation(ctx, input)).rejects.toMatchObject({ reason: 'invitation.own_proposal' });
    await expect(acceptFor(second, invitation.id)).rejects.toMatchObject({ reason: 'invitation.over' });
    expect((await confirmInvitation(world.asOperator(), input)).invitation.state).toBe('open');
    await accept(second);
    const third = await someone(world);
    const next = await inviteStaff(ctx, { ...form(), mobile: third.mobile, role: 'national' });
    const waiting = { invitationId: next.invitation.id, version: next.invitation.version };
    await expect(confirmInvitation(world.asOperator(), waiting)).rejects.toMatchObject({
      reason: 'invitation.others_confirm',
    });
    expect((await confirmInvitation(await second.act(), waiting)).invitation.state).toBe('open');
  });
});

const acceptFor = async (person: Someone, invitationId: string) => {
  const ctx = await person.act();
  const { rows } = await world.owner.query<{ id: string; state: string; at: Date | null }>(
    'select id, state, confirmed_at as at from staff_invitation where id = $1',
    [invitationId],
  );
  const version = invitationVersion({
    id: rows[0]?.id ?? '',
    state: rows[0]?.state as 'open',
    confirmedAt: rows[0]?.at ?? null,
  });
  return acceptInvitation(ctx, invitationId, { version, agreed: true, termsVersion: staffTermsVersion });
};

it('every invariant of staff holds after all this', async () => {
  for (const { title, sql } of staffChecks) {
    const { rows } = await world.owner.query(sql);
    expect(
      rows.filter(({ id }) => id !== undefined),
      title,
    ).toEqual([]);
  }
});
