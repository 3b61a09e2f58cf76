import { systemChance } from '@hamyar/platform';
import { agreement, type Someone, someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptInvitation } from './accept-invitation.ts';
import { confirmChange } from './confirm-change.ts';
import { confirmInvitation } from './confirm-invitation.ts';
import { endGrant } from './end-grant.ts';
import { inviteStaff } from './invite-staff.ts';
import { listOwnInvitations } from './list-own-invitations.ts';
import { showStaff } from './show-staff.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Role = 'officer' | 'provincial_administrator';
const form = ({ mobile }: Someone, role: Role) => ({
  formKey: systemChance.newId(),
  kind: 'new' as const,
  name: 'سارا نمونه',
  provinceCode: 'IR-09',
  mobile,
  role,
});

it('what somebody offered who is no longer in office is taken by nobody, and what a second person stands behind is', async () => {
  const nation = await world.asStaff('national_administrator', null);
  const second = await world.asStaff('national_administrator', null);
  const administrator = await someone(world);
  const { invitation } = await inviteStaff(nation, form(administrator, 'provincial_administrator'));
  await confirmInvitation(second, { invitationId: invitation.id, version: invitation.version });
  const own = async (person: Someone) => (await listOwnInvitations(await person.act())).items;
  const take = async (person: Someone, { id, version }: { id: string; version: string }) =>
    acceptInvitation(await person.act(), id, { version, ...agreement });
  const [offered] = await own(administrator);
  if (!offered) throw new Error('nothing is open');
  const { grantId } = await take(administrator, offered);

  const [friend, colleague] = [await someone(world), await someone(world)];
  await inviteStaff(await administrator.act(), form(friend, 'officer'));
  const deputy = await inviteStaff(await administrator.act(), form(colleague, 'provincial_administrator'));
  await confirmInvitation(second, {
    invitationId: deputy.invitation.id,
    version: deputy.invitation.version,
  });
  const [open] = await own(friend);
  if (!open) throw new Error('nothing is open');
  const { grant } = await showStaff(nation, grantId);
  const proposed = await endGrant(nation, grantId, { version: grant.version, reason: 'برکنار شد' });
  await confirmChange(second, { grantId, version: proposed.grant.version });
  expect(await own(friend)).toEqual([]);
  await expect(take(friend, open)).rejects.toMatchObject({ reason: 'invitation.giver_gone' });
  expect((await friend.act()).actor.kind).toBe('person');
  const [confirmed] = await own(colleague);
  expect(confirmed?.role).toBe('provincial_administrator');
});
