import { aNeed, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNeed } from '../needs/create-need.ts';
import { findPlaces } from './find-places.ts';
import { showEligibility } from './show-eligibility.ts';
import { takePlace } from './take-place.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const farAhead = { shifts: [{ inHours: 24 * 92, hours: 3 }] };

describe('a need that is further ahead than anybody looks by themselves', () => {
  it('says to whoever opens it that they may take it, and they can', async () => {
    const need = await aNeed(world, farAhead);
    const volunteer = await aVolunteer(world);
    const { slots } = await showEligibility(volunteer.ctx, need.number);
    expect(slots).toMatchObject([{ eligible: true }]);
    await expect(takePlace(volunteer.ctx, need.slotIds[0] ?? '')).resolves.toBeDefined();
  });

  it('is not on the page of what fits, which says how far it looks', async () => {
    await aNeed(world, farAhead);
    const volunteer = await aVolunteer(world);
    const found = await findPlaces(volunteer.ctx, 20);
    expect([found.items, found.horizonDays]).toEqual([[], 60]);
  });
});

describe('somebody who paused', () => {
  it('is told that, and not to sign up', async () => {
    const need = await aNeed(world);
    const volunteer = await aVolunteer(world, { status: 'paused' });
    const refusal = { reason: 'assignment.paused' };
    await expect(takePlace(volunteer.ctx, need.slotIds[0] ?? '')).rejects.toMatchObject(refusal);
    await expect(findPlaces(volunteer.ctx, 20)).rejects.toMatchObject(refusal);
  });

  it('reads at each place why it is not for them, and what would open it', async () => {
    const need = await aNeed(world);
    const volunteer = await aVolunteer(world, { status: 'paused' });
    const { slots } = await showEligibility(volunteer.ctx, need.number);
    expect(slots).toMatchObject([
      { eligible: false, whyNot: [{ key: 'why_not.paused' }], changes: [{ key: 'change.resume' }] },
    ]);
  });
});

it('a place that is full says so where it cannot be taken', async () => {
  const need = await aNeed(world, { count: 1 });
  await takePlace((await aVolunteer(world)).ctx, need.slotIds[0] ?? '');
  const { slots } = await showEligibility((await aVolunteer(world)).ctx, need.number);
  expect(slots).toMatchObject([{ eligible: false, whyNot: [{ key: 'why_not.slot_full' }] }]);
});

describe('a night shift', () => {
  const night = {
    title: 'شیفت شب اورژانس اجتماعی',
    description: '',
    countyCode: '0916',
    theme: 'social_emergency',
    targetGroup: 'families',
    venueKind: 'clinic',
    urgency: 'normal' as const,
    isRemote: false,
    startsOn: '2026-12-05',
    endsOn: '2026-12-05',
    weekdays: [],
    startMinute: 22 * 60,
    endMinute: 6 * 60,
    roles: [{ profession: 'psychologist', count: 1, gender: null, language: null }],
  };
  it('from 22 to 6 is opened by the form and ends on the day after', async () => {
    const { needId } = await createNeed(await world.asStaff('officer', 'IR-09'), night);
    const { rows } = await world.owner.query<{ hours: number }>(
      'select extract(epoch from ends_at - starts_at)::int / 3600 as hours from shift where need_id = $1',
      [needId],
    );
    expect(rows).toEqual([{ hours: 8 }]);
  });

  it('whose form is posted twice is one need, and both are answered alike', async () => {
    const officer = await world.asStaff('officer', 'IR-09');
    const form = { ...night, formKey: '01939b9c-8a4e-7d1c-9a55-0d6b7f3e2a10' };
    const first = await createNeed(officer, form);
    expect(await createNeed(officer, form)).toEqual(first);
  });

  it('whose form comes again with other contents, or from somebody else, is refused and not taken for the first', async () => {
    const officer = await world.asStaff('officer', 'IR-09');
    const form = { ...night, formKey: '01939b9c-8a4e-7d1c-9a55-0d6b7f3e2a11' };
    await createNeed(officer, form);
    const used = { code: 'conflict', reason: 'need.form_used' };
    const other = { ...form, title: 'شیفت شب درمانگاه' };
    await expect(createNeed(officer, other)).rejects.toMatchObject(used);
    await expect(createNeed(await world.asStaff('officer', 'IR-09'), form)).rejects.toMatchObject(used);
  });

  it('of no length is refused', async () => {
    const officer = await world.asStaff('officer', 'IR-09');
    await expect(createNeed(officer, { ...night, endMinute: night.startMinute })).rejects.toMatchObject({
      reason: 'need.no_hours',
    });
  });

  it('is covered by the hours that a person can tick', async () => {
    const { number } = await createNeed(await world.asStaff('officer', 'IR-09'), {
      ...night,
      startMinute: 0,
      endMinute: 480,
    });
    const volunteer = await aVolunteer(world);
    // 2026-12-05 is a Saturday.
    const tick = (weekday: number, from: number, to: number) =>
      world.owner.query('insert into availability_window values ($1, $2, $3, $4)', [
        volunteer.id,
        weekday,
        from,
        to,
      ]);
    await tick(0, 480, 720);
    expect((await showEligibility(volunteer.ctx, number)).slots).toMatchObject([{ eligible: false }]);
    await world.owner.query('delete from availability_window where volunteer_id = $1', [volunteer.id]);
    await tick(0, 0, 480);
    expect((await showEligibility(volunteer.ctx, number)).slots).toMatchObject([{ eligible: true }]);
  });
});
