import { withTransaction } from '@hamyar/db';
import { systemChance } from '@hamyar/platform';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { aVenue } from '@hamyar/testing/venues';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { closeVenue } from './close-venue.ts';
import { createVenue } from './create-venue.ts';
import { editVenue } from './edit-venue.ts';
import { eraseVenues } from './erase-venues.ts';
import { listDesk } from './list-desk.ts';
import { openVenue } from './open-venue.ts';
import type { VenueForm } from './policy.ts';
import { showDesk } from './show-desk.ts';
import { showVenue } from './show-venue.ts';

let world: World;
let officer: Ctx;
beforeEach(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterEach(() => world.close());

const facts: VenueForm = {
  kind: 'clinic',
  licenceKind: null,
  name: 'کلینیک آفتاب',
  countyCode: '0916',
  address: 'مشهد، خیابان نمونه',
  lat: 36.3,
  lon: 59.6,
  phone: '05138000000',
  stepFree: 'yes',
  lift: 'no',
  accessibleToilet: 'unknown',
  hours: 'شنبه تا چهارشنبه ۸ تا ۱۴',
  rooms: [{ name: 'اتاق ۱', capacity: 4 }],
};
const made = (more: Partial<VenueForm> = {}, formKey = systemChance.newId()) =>
  createVenue(officer, { formKey, ...facts, ...more });

describe('a venue', () => {
  it('begins as a draft of its office, is opened for everybody, and closes without going away', async () => {
    const { venueId, number } = await made();
    await expect(showVenue(world.as(), number)).rejects.toMatchObject({ reason: 'venue.unknown' });
    await openVenue(officer, venueId, (await showDesk(officer, venueId)).version);
    expect(await showVenue(world.as(), number)).toMatchObject({
      name: 'کلینیک آفتاب',
      stepFree: 'yes',
      state: 'open',
    });
    await closeVenue(officer, venueId, (await showDesk(officer, venueId)).version);
    expect(await showVenue(world.as(), number)).toMatchObject({ state: 'closed' });
    await expect(
      closeVenue(officer, venueId, (await showDesk(officer, venueId)).version),
    ).rejects.toMatchObject({
      reason: 'venue.not_open',
    });
  });

  it('posted twice is one', async () => {
    const key = systemChance.newId();
    expect(await made({}, key)).toEqual(await made({}, key));
    await expect(made({ name: 'دیگری' }, key)).rejects.toMatchObject({ reason: 'venue.form_used' });
  });

  it('is not opened before whoever comes can find it', async () => {
    const { venueId } = await made({ address: '' });
    const { version, may } = await showDesk(officer, venueId);
    expect(may).toEqual(['edit']);
    await expect(openVenue(officer, venueId, version)).rejects.toMatchObject({
      reason: 'venue.address_missing',
    });
  });

  it.each([
    [{ countyCode: '9999' }, 'venue.unknown_county'],
    [{ licenceKind: 'nursery' as const }, 'venue.licence_without_centre'],
    [{ lon: null }, 'venue.point_half'],
    [{ lat: 59.6, lon: 36.3 }, 'venue.point_outside'],
  ])('with %o is refused with %s', async (wrong, reason) => {
    await expect(made(wrong)).rejects.toMatchObject({ reason });
  });

  it('is edited on what was seen, and stays in its province', async () => {
    const { venueId } = await made();
    const { version } = await showDesk(officer, venueId);
    world.clock.advance(1_000);
    await editVenue(officer, venueId, { version, ...facts, name: 'کلینیک مهتاب' });
    await expect(editVenue(officer, venueId, { version, ...facts })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    const seen = (await showDesk(officer, venueId)).version;
    await expect(
      editVenue(officer, venueId, { version: seen, ...facts, countyCode: '2301' }),
    ).rejects.toMatchObject({
      reason: 'venue.other_province',
    });
  });

  it('is its province’s: others neither see nor write its draft', async () => {
    const { venueId } = await made();
    const elsewhere = await world.asStaff('officer', 'IR-14');
    await expect(showDesk(elsewhere, venueId)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listDesk(elsewhere, { limit: 10 })).items).toEqual([]);
    expect((await listDesk(officer, { limit: 10 })).items).toHaveLength(1);
    await expect(createVenue(elsewhere, { formKey: systemChance.newId(), ...facts })).rejects.toMatchObject({
      code: 'not_found',
    });
    const changed = await withTransaction(elsewhere, (tx) => tx.$client.query("update venue set name = 'x'"));
    expect(changed.rowCount).toBe(0);
  });
});

describe('a home', () => {
  it('is told to its office and to whoever has a place there, while they are to come, and to nobody else', async () => {
    const home = await aVenue(world, { kind: 'home', address: 'نشانی خانه' });
    const number = Number(home.number);
    const need = await aNeed(world, { count: 2 });
    await world.owner.query('update shift set venue_id = $1 where need_id = $2', [home.id, need.id]);
    const [asked, holder] = [await aVolunteer(world), await aVolunteer(world)];
    await anOffer(world, asked, need.slotIds[0] ?? '');
    const placeId = await anOffer(world, holder, need.slotIds[0] ?? '');
    const readers = [world.as(), asked.ctx, holder.ctx, await world.asStaff('officer', 'IR-14')];
    for (const reader of readers)
      await expect(showVenue(reader, number)).rejects.toMatchObject({ reason: 'venue.unknown' });
    await world.owner.query("update assignment set state = 'accepted' where id = $1", [placeId]);
    expect((await showVenue(holder.ctx, number)).address).toBe('نشانی خانه');
    expect((await showVenue(officer, number)).address).toBe('نشانی خانه');
    await expect(showVenue(asked.ctx, number)).rejects.toMatchObject({ reason: 'venue.unknown' });
    const before = world.clock.now();
    world.clock.advance(48 * 3_600_000);
    await expect(showVenue(holder.ctx, number)).rejects.toMatchObject({ reason: 'venue.unknown' });
    expect((await showVenue(officer, number)).address).toBe('نشانی خانه');
    world.clock.set(before.toISOString());
    await world.owner.query("update assignment set state = 'withdrawn' where id = $1", [placeId]);
    await expect(showVenue(holder.ctx, number)).rejects.toMatchObject({ reason: 'venue.unknown' });
  });

  it('is forgotten when its day has come', async () => {
    const home = await aVenue(world, { kind: 'home', address: 'نشانی خانه' });
    const clinic = await aVenue(world);
    world.clock.set('2027-06-02T08:00:00Z');
    expect(await eraseVenues(world.asJob('venues.erase'))).toBe(1);
    const { rows } = await world.owner.query('select id, address, state from venue order by id');
    expect(rows).toEqual([
      { id: home.id, address: '', state: 'closed' },
      { id: clinic.id, address: clinic.address, state: 'open' },
    ]);
  });

  it('that is filled in again once it was forgotten is kept as a new one', async () => {
    const { venueId } = await made({ kind: 'home', address: 'نشانی خانه' });
    world.clock.set('2027-06-02T08:00:00Z');
    expect(await eraseVenues(world.asJob('venues.erase'))).toBe(1);
    const { version } = await showDesk(officer, venueId);
    await editVenue(officer, venueId, { version, ...facts, kind: 'home', address: 'نشانی تازه' });
    world.clock.set('2027-06-03T08:00:00Z');
    expect(await eraseVenues(world.asJob('venues.erase'))).toBe(0);
    expect((await showDesk(officer, venueId)).address).toBe('نشانی تازه');
    world.clock.set('2027-09-02T08:00:00Z');
    expect(await eraseVenues(world.asJob('venues.erase'))).toBe(1);
  });
});
