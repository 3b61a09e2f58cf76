import { withTransaction } from '@hamyar/db';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { declineOffer } from '../assignments/decline-offer.ts';
import { withdrawAssignment } from '../assignments/withdraw-assignment.ts';
import { createNeed } from '../needs/create-need.ts';
import { confirmProfile, saveProfile } from '../volunteers/index.ts';
import { offerNeed } from './offer-need.ts';
import { offerPerson } from './offer-person.ts';
import { setInstantOffers } from './set-instant-offers.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const officer = () => world.asStaff('officer', 'IR-09');
const forNeed = (needId: string) => {
  const job = world.asJob('matching.offer-need');
  return withTransaction(job, (tx) => offerNeed(job, tx, needId));
};
const forPerson = (volunteerId: string) => {
  const job = world.asJob('matching.offer-person');
  return withTransaction(job, (tx) => offerPerson(job, tx, volunteerId));
};
const offers = async () =>
  (
    await world.owner.query<{
      volunteer_id: string;
      role_slot_id: string;
      score: number;
      explanation: unknown;
    }>(
      "select volunteer_id, role_slot_id, score, explanation from assignment where state = 'offered' order by score desc",
    )
  ).rows;
const leftover = async () =>
  (await world.owner.query("select from assignment where state = 'proposed'")).rowCount;
const enqueued = async (topic: string) =>
  (await world.owner.query<{ payload: object }>('select payload from outbox where topic = $1', [topic])).rows;

describe('a need that somebody opens', () => {
  it('enqueues offers of its own in the same transaction', async () => {
    const { needId } = await createNeed(await officer(), {
      title: 'مشاوره برای خانواده‌ها',
      description: '',
      countyCode: '0916',
      theme: 'mental_health',
      targetGroup: 'families',
      venueKind: 'clinic',
      urgency: 'urgent',
      isRemote: false,
      startsOn: '2026-11-23',
      endsOn: '2026-11-23',
      weekdays: [],
      startMinute: 540,
      endMinute: 720,
      roles: [{ profession: 'psychologist', gender: null, language: null, count: 1 }],
    });
    expect(await enqueued('matching.offer-need')).toEqual([{ payload: { needId } }]);
    const fits = await aVolunteer(world);
    await forNeed(needId);
    expect(await offers()).toMatchObject([{ volunteer_id: fits.id, explanation: { sentence: {} } }]);
  });

  it('is offered to twice as many as it asks for, the best first, and no more when asked again', async () => {
    const need = await aNeed(world, { count: 2, shifts: [{ inHours: 40, hours: 2 }] });
    const far = [];
    for (let made = 0; made < 3; made++)
      far.push(await aVolunteer(world, { countyCode: '0917', radiusKm: 300 }));
    const near = [];
    for (let made = 0; made < 3; made++) near.push(await aVolunteer(world));
    await forNeed(need.id);
    await forNeed(need.id);
    const sent = await offers();
    expect(sent).toHaveLength(4);
    for (const { id } of near) expect(sent.slice(0, 3).map((offer) => offer.volunteer_id)).toContain(id);
    expect(await leftover()).toBe(0);
    const { rows } = await world.owner.query("select from notification where template = 'offer'");
    expect(rows).toHaveLength(4);
  });

  it('asks nobody who cannot, may not, is paused or is asked enough', async () => {
    const busy = await aVolunteer(world);
    for (const inHours of [60, 70, 80]) {
      const other = await aNeed(world, { shifts: [{ inHours, hours: 2 }] });
      await anOffer(world, busy, other.slotIds[0] ?? '');
    }
    await aVolunteer(world, { profession: 'nurse' });
    await aVolunteer(world, { verified: false });
    await aVolunteer(world, { status: 'paused' });
    await aVolunteer(world, { provinceCode: 'IR-23', countyCode: '2301', radiusKm: 2_000 });
    const before = (await offers()).length;
    await forNeed((await aNeed(world)).id);
    expect((await offers()).length).toBe(before);
  });

  it('reaches the nation when it is remote', async () => {
    const anywhere = await aVolunteer(world, { provinceCode: 'IR-23', countyCode: '2301', isRemote: true });
    await forNeed((await aNeed(world, { isRemote: true })).id);
    expect(await offers()).toMatchObject([{ volunteer_id: anywhere.id }]);
  });

  it('waits for an officer where the province wants it so', async () => {
    await aVolunteer(world);
    const need = await aNeed(world);
    await setInstantOffers(await officer(), 'IR-09', false);
    await forNeed(need.id);
    expect(await offers()).toEqual([]);
    await expect(setInstantOffers(await officer(), 'IR-23', false)).rejects.toMatchObject({
      code: 'not_found',
    });
    const council = await world.asStaff('council', 'IR-09');
    await expect(setInstantOffers(council, 'IR-09', true)).rejects.toMatchObject({ code: 'forbidden' });
    await setInstantOffers(await officer(), 'IR-09', true);
    await forNeed(need.id);
    expect(await offers()).toHaveLength(1);
  });

  it('is not offered twice by two deliveries at once', async () => {
    for (let made = 0; made < 5; made++) await aVolunteer(world);
    const need = await aNeed(world, { shifts: [{ inHours: 40, hours: 2 }] });
    await Promise.allSettled([forNeed(need.id), forNeed(need.id)]);
    const sent = await offers();
    expect(new Set(sent.map(({ volunteer_id }) => volunteer_id)).size).toBe(sent.length);
  });
});

describe('somebody who becomes eligible', () => {
  it('is offered what fits best, two places and no overlap, and no more when asked again', async () => {
    for (const inHours of [40, 41, 70, 90]) await aNeed(world, { shifts: [{ inHours, hours: 2 }] });
    const volunteer = await aVolunteer(world);
    await forPerson(volunteer.id);
    await forPerson(volunteer.id);
    expect(await offers()).toHaveLength(2);
  });

  it('may get the place that somebody else gave back', async () => {
    const need = await aNeed(world, { count: 1, shifts: [{ inHours: 40, hours: 2 }] });
    const first = await aVolunteer(world);
    await forNeed(need.id);
    const [offer] = (
      await world.owner.query<{ id: string }>("select id from assignment where state = 'offered'")
    ).rows;
    const next = await aVolunteer(world, { countyCode: '0917', radiusKm: 300 });
    await acceptOffer(first.ctx, offer?.id ?? '');
    await withdrawAssignment(first.ctx, offer?.id ?? '');
    const [job] = await enqueued('matching.offer-need');
    expect(job).toEqual({ payload: { needId: need.id } });
    await forNeed(need.id);
    expect(await offers()).toMatchObject([{ volunteer_id: next.id }]);
  });

  it('is not asked again for a time they turned down', async () => {
    await aNeed(world, { shifts: [{ inHours: 40, hours: 2 }] });
    const volunteer = await aVolunteer(world);
    await forPerson(volunteer.id);
    const { rows } = await world.owner.query<{ id: string }>('select id from assignment');
    await declineOffer(volunteer.ctx, rows[0]?.id ?? '', { reason: 'time' });
    await forPerson(volunteer.id);
    expect(await offers()).toEqual([]);
  });

  it('is thought of when they say more about when and how far, not while a draft', async () => {
    const volunteer = await aVolunteer(world);
    await saveProfile(volunteer.ctx, { radiusKm: 60 });
    expect(await enqueued('matching.offer-person')).toEqual([{ payload: { volunteerId: volunteer.id } }]);
    await saveProfile(volunteer.ctx, { firstName: 'مریم' });
    const draft = await aVolunteer(world, { status: 'draft' });
    await saveProfile(draft.ctx, { radiusKm: 60 });
    await confirmProfile(draft.ctx).catch(() => undefined);
    expect(await enqueued('matching.offer-person')).toHaveLength(1);
  });
});
