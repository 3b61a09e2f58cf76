import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { acceptOffer } from './accept-offer.ts';
import { listHolders } from './list-holders.ts';
import { revealContact } from './reveal-contact.ts';
import { showEligibility } from './show-eligibility.ts';
import { takePlace } from './take-place.ts';
import { withdrawAssignment } from './withdraw-assignment.ts';

let world: World;
let officer: Ctx;
beforeAll(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterAll(() => world.close());

const slotOf = (need: { slotIds: readonly string[] }) => need.slotIds[0] ?? '';

describe('the office of a need', () => {
  it('sees who is coming, shift by shift, and nobody who only was asked', async () => {
    const need = await aNeed(world, {
      count: 3,
      shifts: [
        { inHours: 48, hours: 3 },
        { inHours: 24, hours: 3 },
      ],
    });
    const [one, other, asked] = [await aVolunteer(world), await aVolunteer(world), await aVolunteer(world)];
    const accepted = await anOffer(world, one, slotOf(need));
    await acceptOffer(one.ctx, accepted);
    const { assignmentId: taken } = await takePlace(other.ctx, need.slotIds[1] ?? '');
    await anOffer(world, asked, slotOf(need));
    const { items } = await listHolders(officer, need.id, { limit: 50 });
    expect(items.map(({ assignmentId }) => assignmentId)).toEqual([taken, accepted]);
    expect(items.every(({ mobileMasked }) => mobileMasked?.includes('•'))).toBe(true);
    const first = await listHolders(officer, need.id, { limit: 1 });
    const second = await listHolders(officer, need.id, { limit: 1, cursor: first.next ?? '' });
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.next).toBeNull();
  });

  it('sees somebody of another province who comes to it, too', async () => {
    const need = await aNeed(world, { isRemote: true });
    const far = await aVolunteer(world, { provinceCode: 'IR-23', countyCode: '2301', isRemote: true });
    const { assignmentId } = await takePlace(far.ctx, slotOf(need));
    const { items } = await listHolders(officer, need.id, { limit: 50 });
    expect(items).toMatchObject([{ assignmentId }]);
  });

  it('is shown a number in order to call, and every look stands in the audit with who looked', async () => {
    const need = await aNeed(world);
    const volunteer = await aVolunteer(world);
    const { assignmentId } = await takePlace(volunteer.ctx, slotOf(need));
    expect(await revealContact(officer, assignmentId)).toEqual({ assignmentId, mobile: volunteer.mobile });
    const { rows } = await world.owner.query(
      "select actor_kind, actor_id from audit where action = 'assignment.contact_revealed' and target_id = $1",
      [assignmentId],
    );
    expect(rows).toEqual([
      { actor_kind: 'staff', actor_id: officer.actor.kind === 'staff' ? officer.actor.accountId : '' },
    ]);
  });

  it('is shown no number of whoever gave the place back or never took it, nor of another province’s need', async () => {
    const need = await aNeed(world);
    const [left, asked] = [await aVolunteer(world), await aVolunteer(world)];
    const { assignmentId } = await takePlace(left.ctx, slotOf(need));
    const elsewhere = await world.asStaff('officer', 'IR-23');
    await expect(revealContact(elsewhere, assignmentId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(listHolders(elsewhere, need.id, { limit: 5 })).rejects.toMatchObject({ code: 'not_found' });
    await withdrawAssignment(left.ctx, assignmentId);
    await expect(revealContact(officer, assignmentId)).rejects.toMatchObject({ code: 'not_found' });
    const offerId = await anOffer(world, asked, slotOf(need));
    await expect(revealContact(officer, offerId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('whoever has a place', () => {
  it('sees it as theirs in a need that was closed, where nobody else can take one', async () => {
    const need = await aNeed(world, { count: 2 });
    const [holder, other] = [await aVolunteer(world), await aVolunteer(world)];
    await takePlace(holder.ctx, slotOf(need));
    await world.owner.query("update need set status = 'closed', closed_at = now() where id = $1", [need.id]);
    const own = await showEligibility(holder.ctx, need.number);
    expect(own.slots).toMatchObject([{ mine: { state: 'accepted' } }]);
    expect((await showEligibility(other.ctx, need.number)).slots).toMatchObject([
      { mine: null, eligible: false },
    ]);
  });

  it('reads that they gave it back, and no thanks for it stays', async () => {
    const need = await aNeed(world);
    const volunteer = await aVolunteer(world);
    const { assignmentId } = await takePlace(volunteer.ctx, slotOf(need));
    await withdrawAssignment(volunteer.ctx, assignmentId);
    const { rows } = await world.owner.query(
      'select template, read_at is null as unread, recipient_mobile as mobile from notification where account_id = $1 order by id',
      [volunteer.accountId],
    );
    expect(rows).toEqual([
      { template: 'assignment_accepted', unread: false, mobile: volunteer.mobile },
      { template: 'assignment_withdrawn', unread: true, mobile: null },
    ]);
  });
});
