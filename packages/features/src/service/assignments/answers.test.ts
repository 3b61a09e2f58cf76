import { withTransaction } from '@hamyar/db';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptOffer } from './accept-offer.ts';
import { assignmentsChecks } from './checks.ts';
import { declineOffer } from './decline-offer.ts';
import { lapseOffers } from './end-offers.ts';
import { findPlaces } from './find-places.ts';
import { listAssignments } from './list-assignments.ts';
import { listOffers } from './list-offers.ts';
import { showEligibility } from './show-eligibility.ts';
import { showOffer } from './show-offer.ts';
import { standDown } from './stand-down.ts';
import { takePlace } from './take-place.ts';
import { withdrawAssignment } from './withdraw-assignment.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  for (const check of assignmentsChecks)
    expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  await world.close();
});

const stateOf = async (id: string) =>
  (await world.owner.query<{ state: string }>('select state from assignment where id = $1', [id])).rows[0]
    ?.state;
/** How often a job is to ask others for a need. */
const asked = async (needId: string, where = world) =>
  (
    await where.owner.query(
      "select from outbox where topic = 'matching.offer-need' and payload ->> 'needId' = $1",
      [needId],
    )
  ).rowCount;
const slotOf = (need: { slotIds: readonly string[] }) => need.slotIds[0] ?? '';
const offered = async (
  more: Parameters<typeof aNeed>[1] = {},
  who: Parameters<typeof aVolunteer>[1] = {},
) => {
  const volunteer = await aVolunteer(world, who);
  const need = await aNeed(world, more);
  return { volunteer, need, offerId: await anOffer(world, volunteer, slotOf(need)) };
};

describe('an offer', () => {
  it('can be accepted, and accepting again answers the same', async () => {
    const { volunteer, offerId } = await offered();
    await acceptOffer(volunteer.ctx, offerId);
    await expect(acceptOffer(volunteer.ctx, offerId)).resolves.toEqual({ assignmentId: offerId });
    const { rows } = await world.owner.query('select template from notification where account_id = $1', [
      volunteer.accountId,
    ]);
    expect(rows).toEqual([{ template: 'assignment_accepted' }]);
    const shifts = await listAssignments(volunteer.ctx, { when: 'coming', limit: 10 });
    expect(shifts.items.map(({ id, state }) => [id, state])).toEqual([[offerId, 'accepted']]);
  });

  it('is seen and answered by its own volunteer alone', async () => {
    const { offerId } = await offered();
    const other = await aVolunteer(world);
    await expect(showOffer(other.ctx, offerId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(acceptOffer(other.ctx, offerId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(declineOffer(other.ctx, offerId, { reason: 'time' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await listOffers(other.ctx)).items).toEqual([]);
    await expect(showOffer(world.as(), offerId)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('says what its volunteer may do with it, by its state and the clock', async () => {
    const fresh = await openWorld();
    const volunteer = await aVolunteer(fresh);
    const mayWith = async (id: string) => (await showOffer(volunteer.ctx, id)).may;
    const id = await anOffer(fresh, volunteer, slotOf(await aNeed(fresh)), { expiresInHours: 2 });
    expect(await mayWith(id)).toEqual(['accept', 'decline']);
    expect((await listOffers(volunteer.ctx)).items.map(({ may }) => may)).toEqual([['accept', 'decline']]);
    await acceptOffer(volunteer.ctx, id);
    expect(await mayWith(id)).toEqual(['withdraw']);
    await withdrawAssignment(volunteer.ctx, id);
    expect(await mayWith(id)).toEqual([]);
    const late = await anOffer(fresh, volunteer, slotOf(await aNeed(fresh)), { expiresInHours: 2 });
    fresh.clock.advance(2 * 3_600_000);
    expect(await mayWith(late)).toEqual([]);
    await fresh.close();
  });

  it('can be declined with a reason, and then not accepted', async () => {
    const { volunteer, offerId, need } = await offered();
    await declineOffer(volunteer.ctx, offerId, { reason: 'time', note: 'آن روز سفرم' });
    await declineOffer(volunteer.ctx, offerId, { reason: 'time' });
    expect(await asked(need.id)).toBe(1);
    await expect(acceptOffer(volunteer.ctx, offerId)).rejects.toMatchObject({ reason: 'assignment.over' });
  });

  it('ends with its time, by the clock and by the schedule', async () => {
    const fresh = await openWorld();
    const volunteer = await aVolunteer(fresh);
    const need = await aNeed(fresh);
    const id = await anOffer(fresh, volunteer, slotOf(need), { expiresInHours: 2 });
    fresh.clock.advance(2 * 3_600_000);
    await expect(acceptOffer(volunteer.ctx, id)).rejects.toMatchObject({
      reason: 'assignment.offer_expired',
    });
    await lapseOffers(fresh.asJob('assignments.lapse'));
    await lapseOffers(fresh.asJob('assignments.lapse'));
    await expect(acceptOffer(volunteer.ctx, id)).rejects.toMatchObject({
      reason: 'assignment.offer_expired',
    });
    const { rows } = await fresh.owner.query(
      "select count(*)::int as lapsed from audit where action = 'assignment.lapsed'",
    );
    expect(rows).toEqual([{ lapsed: 1 }]);
    expect(await asked(need.id, fresh)).toBe(1);
    await fresh.close();
  });

  it('is refused beside an overlapping place, beyond the weekly cap, and without a valid credential', async () => {
    const { volunteer, offerId } = await offered();
    const overlapping = await anOffer(
      world,
      volunteer,
      slotOf(await aNeed(world, { shifts: [{ inHours: 25, hours: 4 }] })),
    );
    await acceptOffer(volunteer.ctx, offerId);
    await expect(acceptOffer(volunteer.ctx, overlapping)).rejects.toMatchObject({
      reason: 'assignment.overlaps',
    });
    const tired = await offered({}, { weeklyHoursCap: 2 });
    await expect(acceptOffer(tired.volunteer.ctx, tired.offerId)).rejects.toMatchObject({
      reason: 'assignment.weekly_cap',
    });
    const unverified = await offered({}, { verified: false });
    await expect(acceptOffer(unverified.volunteer.ctx, unverified.offerId)).rejects.toMatchObject({
      reason: 'assignment.not_eligible',
    });
    const expired = await offered({}, { validTo: '2026-11-01' });
    await expect(acceptOffer(expired.volunteer.ctx, expired.offerId)).rejects.toMatchObject({
      reason: 'assignment.not_eligible',
    });
  });

  it('gives its place back when withdrawn before the start, and not after', async () => {
    const { volunteer, offerId, need } = await offered();
    await acceptOffer(volunteer.ctx, offerId);
    await withdrawAssignment(volunteer.ctx, offerId);
    await withdrawAssignment(volunteer.ctx, offerId);
    const { rows } = await world.owner.query('select taken from role_slot where id = $1', [slotOf(need)]);
    expect(rows).toEqual([{ taken: 0 }]);
    expect(await asked(need.id)).toBe(1);
    await expect(acceptOffer(volunteer.ctx, offerId)).rejects.toMatchObject({ reason: 'assignment.over' });
  });

  it('ends truthfully when the last place goes to someone else', async () => {
    const first = await offered();
    const second = await aVolunteer(world);
    const late = await anOffer(world, second, slotOf(first.need));
    await acceptOffer(first.volunteer.ctx, first.offerId);
    const { rows } = await world.owner.query(
      "select payload from outbox where topic = 'assignments.stand-down' and key = $1",
      [slotOf(first.need)],
    );
    expect(rows).toHaveLength(1);
    const job = world.asJob('assignments.stand-down');
    await withTransaction(job, (tx) => standDown(job, tx, slotOf(first.need)));
    expect(await stateOf(late)).toBe('not_needed');
    await expect(acceptOffer(second.ctx, late)).rejects.toMatchObject({ reason: 'assignment.slot_full' });
  });
});

describe('two hundred people at one slot of seven', () => {
  it('are seven accepted and 193 clear refusals', async () => {
    const need = await aNeed(world, { count: 7 });
    const volunteers = await Promise.all(Array.from({ length: 200 }, () => aVolunteer(world)));
    const offers = await Promise.all(volunteers.map((volunteer) => anOffer(world, volunteer, slotOf(need))));
    const startedAt = performance.now();
    const answers = await Promise.allSettled(
      volunteers.map((volunteer, index) => acceptOffer(volunteer.ctx, offers[index] ?? '')),
    );
    const elapsedMs = Math.round(performance.now() - startedAt);
    const refused = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as { reason: string }] : [],
    );
    expect(answers.length - refused.length).toBe(7);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['assignment.slot_full']));
    expect(refused).toHaveLength(193);
    const { rows } = await world.owner.query('select taken, count from role_slot where id = $1', [
      slotOf(need),
    ]);
    expect(rows).toEqual([{ taken: 7, count: 7 }]);
    expect(elapsedMs).toBeLessThan(20_000);
  });
});

describe('one person pressing twice', () => {
  it('on two overlapping offers at once gets one of them', async () => {
    const volunteer = await aVolunteer(world);
    const ids = await Promise.all(
      [0, 1].map(async () =>
        anOffer(world, volunteer, slotOf(await aNeed(world, { shifts: [{ inHours: 50, hours: 2 }] }))),
      ),
    );
    const answers = await Promise.allSettled(ids.map((id) => acceptOffer(volunteer.ctx, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('on the same offer gets it once', async () => {
    const { volunteer, offerId, need } = await offered();
    await Promise.all([1, 2, 3].map(() => acceptOffer(volunteer.ctx, offerId)));
    const { rows } = await world.owner.query('select taken from role_slot where id = $1', [slotOf(need)]);
    expect(rows).toEqual([{ taken: 1 }]);
  });
});

describe('finding for oneself', () => {
  it('shows only what the volunteer may take, with reasons, and what would open more', async () => {
    const fresh = await openWorld();
    const near = await aNeed(fresh, { title: 'نزدیک' });
    await aNeed(fresh, { title: 'دور', countyCode: '0917' });
    await aNeed(fresh, { title: 'غیرحضوری', isRemote: true, shifts: [{ inHours: 72, hours: 2 }] });
    await aNeed(fresh, { title: 'پرستار', profession: 'nurse' });
    const volunteer = await aVolunteer(fresh, { radiusKm: 5 });
    const found = await findPlaces(volunteer.ctx, 20);
    expect(found.items.map(({ need }) => need.title)).toEqual([{ fa: 'نزدیک', en: null }]);
    expect(found.items[0]?.explanation.sentence.key).toMatch(/^match\./);
    expect(found.notFitting).toBe(2);
    expect(found.changes.map(({ change }) => change.key)).toContain('change.accept_remote');
    const eligibility = await showEligibility(volunteer.ctx, near.number);
    expect(eligibility.slots).toMatchObject([{ eligible: true, mine: null }]);
    await fresh.close();
  });

  it('takes a place by the same rules, once', async () => {
    const volunteer = await aVolunteer(world);
    const slot = slotOf(await aNeed(world));
    const first = await takePlace(volunteer.ctx, slot);
    await expect(takePlace(volunteer.ctx, slot)).resolves.toEqual(first);
    const other = await aVolunteer(world);
    await expect(takePlace(other.ctx, slot)).rejects.toMatchObject({ reason: 'assignment.slot_full' });
    const nurse = await aVolunteer(world, { profession: 'nurse' });
    const more = slotOf(await aNeed(world, { count: 2 }));
    await expect(takePlace(nurse.ctx, more)).rejects.toMatchObject({ reason: 'assignment.not_eligible' });
    const draft = await aVolunteer(world, { status: 'draft' });
    await expect(takePlace(draft.ctx, more)).rejects.toMatchObject({
      reason: 'assignment.profile_incomplete',
    });
    const officer = await world.asStaff('officer', 'IR-09');
    await expect(takePlace(officer, more)).rejects.toMatchObject({ reason: 'access.volunteers_only' });
  });
});
