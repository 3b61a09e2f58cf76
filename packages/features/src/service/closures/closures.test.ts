import { withTransaction } from '@hamyar/db';
import { dayKind } from '@hamyar/domain';
import { systemChance } from '@hamyar/platform';
import { untilWaiting } from '@hamyar/testing/locks';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCalendar } from '../../ground/calendar/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { showOffer } from '../assignments/show-offer.ts';
import { takePlace } from '../assignments/take-place.ts';
import { showNeed } from '../needs/show-need.ts';
import { finishClosureJob } from './jobs.ts';
import { liftClosure } from './lift-closure.ts';
import { listClosures } from './list-closures.ts';
import { makeClosure } from './make-closure.ts';
import type { ClosedPlace } from './policy.ts';
import { showSummary } from './show-summary.ts';

let world: World;
let officer: Ctx;
beforeEach(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterEach(() => world.close());

/** The world begins on Saturday 30 Aban 1405 at noon: in 24 hours is tomorrow, in 48 the day after. */
const tomorrow = '2026-11-22';
const mashhad: ClosedPlace = {
  provinceCode: 'IR-09',
  countyCode: '0916',
  startsOn: tomorrow,
  endsOn: tomorrow,
};

async function aNeedWithPeople(inHours = 24) {
  const need = await aNeed(world, {
    count: 3,
    shifts: [
      { inHours, hours: 3 },
      { inHours: 72, hours: 3 },
    ],
  });
  const slot = need.slotIds[0] ?? '';
  const [asked, holder] = [await aVolunteer(world), await aVolunteer(world)];
  const offerId = await anOffer(world, asked, slot);
  const placeId = await anOffer(world, holder, slot);
  await acceptOffer(holder.ctx, placeId);
  await world.owner.query('delete from notification');
  return { need, slot, asked, holder, offerId, placeId };
}

type Choice = { treatment: 'cancel' } | { treatment: 'move'; moveDays: number };
async function close(by: Ctx = officer, choice: Choice = { treatment: 'cancel' }, where = mashhad) {
  const { version } = await showSummary(by, where);
  const form = {
    formKey: systemChance.newId(),
    version,
    ...where,
    reason: 'air_pollution' as const,
    ...choice,
  };
  return { form, ...(await makeClosure(by, form)) };
}

/** Does the closing's job, as the worker would once it is due. */
async function finish(): Promise<number> {
  const { rows } = await world.owner.query<{ payload: { closureId: string } }>(
    "select payload from outbox where topic = 'closures.finish' and next_at <= $1",
    [world.clock.now()],
  );
  const job = world.asJob('closures.finish');
  for (const { payload } of rows) await withTransaction(job, (tx) => finishClosureJob.run(job, payload, tx));
  return rows.length;
}
const toldOf = async ({ accountId }: MadeVolunteer) =>
  (
    await world.owner.query<{ template: string; mobile: string | null }>(
      'select template, recipient_mobile as mobile from notification where account_id = $1 order by template',
      [accountId],
    )
  ).rows.map(({ template, mobile }) => `${template}${mobile ? ' by text' : ''}`);
const stateOf = async (id: string) =>
  (await world.owner.query<{ state: string }>('select state from assignment where id = $1', [id])).rows[0]
    ?.state;
const kindOf = (day: string, countyCode: string) =>
  withTransaction(world.as(), async (tx) =>
    dayKind(await readCalendar(tx, day, day), day, { provinceCode: 'IR-09', countyCode }),
  );

describe('closing a county for a day', () => {
  it('says before which shifts and how many people it reaches', async () => {
    await aNeedWithPeople();
    await aNeed(world, { isRemote: true });
    await aNeed(world, { countyCode: '0917' });
    expect(await showSummary(officer, mashhad)).toMatchObject({
      shifts: 1,
      holding: 1,
      asked: 1,
      canUndo: true,
    });
    expect(await showSummary(officer, { ...mashhad, countyCode: undefined })).toMatchObject({ shifts: 2 });
  });

  it('takes nobody new from the commit on, and tells nobody for half an hour', async () => {
    const { need, slot, asked, holder, offerId } = await aNeedWithPeople();
    const { toldAt } = await close();
    expect(new Date(toldAt).getTime() - world.clock.now().getTime()).toBe(30 * 60_000);
    expect(await finish()).toBe(0);
    expect([...(await toldOf(asked)), ...(await toldOf(holder))]).toEqual([]);
    await expect(acceptOffer(asked.ctx, offerId)).rejects.toMatchObject({ reason: 'assignment.day_closed' });
    await expect(takePlace((await aVolunteer(world)).ctx, slot)).rejects.toMatchObject({ code: 'not_found' });
    expect((await showNeed(world.as(), need.number)).shifts).toHaveLength(1);
    expect(await kindOf(tomorrow, '0916')).toBe('closed');
    expect(await kindOf(tomorrow, '0917')).toBe('working');
  });

  it('then ends places by text and offers in the inbox, and each page says the true reason', async () => {
    const { asked, holder, offerId, placeId } = await aNeedWithPeople();
    await close();
    world.clock.advance(30 * 60_000);
    expect(await finish()).toBe(1);
    expect(await toldOf(holder)).toEqual(['place_day_closed by text']);
    expect(await toldOf(asked)).toEqual(['offer_day_closed']);
    expect([await stateOf(offerId), await stateOf(placeId)]).toEqual([
      'cancelled_by_need',
      'cancelled_by_need',
    ]);
    expect(await showOffer(holder.ctx, placeId)).toMatchObject({
      closedBecause: { code: 'air_pollution' },
      may: [],
    });
  });

  it('moves its shifts to the same hours later and offers each place to whoever had it', async () => {
    const { need, holder, placeId } = await aNeedWithPeople();
    await close(officer, { treatment: 'move', moveDays: 7 });
    world.clock.advance(30 * 60_000);
    await finish();
    expect(await stateOf(placeId)).toBe('cancelled_by_need');
    expect(await toldOf(holder)).toEqual(['offer', 'place_moved by text']);
    const shown = await showNeed(world.as(), need.number);
    expect(shown.shifts.map(({ startsAt }) => startsAt)).toEqual([
      '2026-11-24T08:30:00.000Z',
      '2026-11-29T08:30:00.000Z',
    ]);
    const { rows } = await world.owner.query<{ id: string }>(
      "select id from assignment where state = 'offered'",
    );
    const offer = rows[0]?.id ?? '';
    await acceptOffer(holder.ctx, offer);
    expect(await showOffer(holder.ctx, offer)).toMatchObject({ state: 'accepted', closedBecause: null });
  });

  it('tells at once where somebody is to come soon, and then cannot be taken back', async () => {
    const today = { ...mashhad, startsOn: '2026-11-21', endsOn: '2026-11-21' };
    const { holder } = await aNeedWithPeople(2);
    expect(await showSummary(officer, today)).toMatchObject({ shifts: 1, canUndo: false });
    const { closureId } = await close(officer, { treatment: 'cancel' }, today);
    await finish();
    expect(await toldOf(holder)).toEqual(['place_day_closed by text']);
    await expect(liftClosure(officer, closureId)).rejects.toMatchObject({ reason: 'closure.told' });
  });

  it('leaves what has begun, and what takes place anywhere, as it is', async () => {
    await aNeed(world, { shifts: [{ inHours: -1, hours: 3 }] });
    await aNeed(world, { isRemote: true });
    const today = { ...mashhad, startsOn: '2026-11-21' };
    expect(await showSummary(officer, today)).toMatchObject({ shifts: 0 });
  });
});

describe('a closure', () => {
  it('that is taken back in time leaves everything as it was, and nobody hears of it', async () => {
    const { asked, offerId, holder } = await aNeedWithPeople();
    const { closureId } = await close();
    await liftClosure(officer, closureId);
    await liftClosure(officer, closureId);
    world.clock.advance(30 * 60_000);
    await finish();
    expect(await toldOf(holder)).toEqual([]);
    await acceptOffer(asked.ctx, offerId);
    expect(await kindOf(tomorrow, '0916')).toBe('working');
    expect((await listClosures(officer, { limit: 10 })).items).toMatchObject([{ shifts: 0, may: [] }]);
  });

  it('over another, decided at the same time on the same summary, is refused for what changed', async () => {
    const { need } = await aNeedWithPeople();
    const { version } = await showSummary(officer, mashhad);
    const form = { version, ...mashhad, reason: 'snow' as const, treatment: 'cancel' as const };
    // Somebody holds the need until both are under way.
    await world.owner.query(`begin; select from need where id = '${need.id}' for update`);
    const both = Promise.allSettled(
      [1, 2].map(() => makeClosure(officer, { ...form, formKey: systemChance.newId() })),
    );
    await untilWaiting(world, 2);
    await world.owner.query('commit');
    const ends = (await both).map((one) =>
      one.status === 'fulfilled' ? one.value.shifts : (one.reason as { reason: string }).reason,
    );
    expect(ends.toSorted()).toEqual([1, 'case.changed']);
  });

  it('is not taken back under a later one that closes its days as well, and is after that one', async () => {
    const { asked, offerId } = await aNeedWithPeople();
    const { closureId } = await close();
    const over = await close(officer, { treatment: 'cancel' }, { ...mashhad, countyCode: undefined });
    await expect(liftClosure(officer, closureId)).rejects.toMatchObject({ reason: 'closure.still_closed' });
    expect((await listClosures(officer, { limit: 10 })).items.map(({ may }) => may)).toEqual([['lift'], []]);
    await liftClosure(officer, over.closureId);
    await liftClosure(officer, closureId);
    await acceptOffer(asked.ctx, offerId);
  });

  it('is taken back beside one of another county or of other days', async () => {
    await aNeedWithPeople();
    const { closureId } = await close();
    await close(officer, { treatment: 'cancel' }, { ...mashhad, countyCode: '0917' });
    await close(
      officer,
      { treatment: 'cancel' },
      { ...mashhad, startsOn: '2026-11-23', endsOn: '2026-11-23' },
    );
    await liftClosure(officer, closureId);
    expect(await kindOf(tomorrow, '0916')).toBe('working');
  });

  it('posted twice is one, and the key of another form is refused', async () => {
    await aNeedWithPeople();
    const { form, closureId } = await close();
    expect((await makeClosure(officer, form)).closureId).toBe(closureId);
    await expect(makeClosure(officer, { ...form, reason: 'snow' })).rejects.toMatchObject({
      reason: 'closure.form_used',
    });
  });

  it('is refused when somebody took a place since it was looked at', async () => {
    const { asked, offerId } = await aNeedWithPeople();
    const { version } = await showSummary(officer, mashhad);
    await acceptOffer(asked.ctx, offerId);
    const form = { formKey: systemChance.newId(), version, ...mashhad, reason: 'snow' as const };
    await expect(makeClosure(officer, { ...form, treatment: 'cancel' })).rejects.toMatchObject({
      reason: 'case.changed',
    });
  });

  it.each([
    [{ startsOn: '2026-11-20' }, 'closure.day_past'],
    [{ endsOn: '2026-11-21' }, 'closure.days_turned'],
    [{ endsOn: '2026-12-06' }, 'closure.days_too_many'],
    [{ startsOn: '2027-01-22', endsOn: '2027-01-22' }, 'closure.day_too_far'],
    [{ countyCode: '2301' }, 'closure.unknown_county'],
  ])('of %o is refused with %s', async (wrong, reason) => {
    await expect(showSummary(officer, { ...mashhad, ...wrong })).rejects.toMatchObject({ reason });
  });

  it('does not move shifts onto days that are closed as well', async () => {
    const where = { ...mashhad, endsOn: '2026-11-24' };
    await expect(close(officer, { treatment: 'move', moveDays: 2 }, where)).rejects.toMatchObject({
      reason: 'closure.moved_into_itself',
    });
  });

  it('is made by the administrator of its province too, and by nobody elsewhere', async () => {
    await aNeedWithPeople();
    await close(await world.asStaff('provincial_administrator', 'IR-09'));
    const elsewhere = await world.asStaff('officer', 'IR-14');
    await expect(showSummary(elsewhere, mashhad)).rejects.toMatchObject({ code: 'not_found' });
    await expect(showSummary(await world.asStaff('council', 'IR-09'), mashhad)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is written by no officer past its act', async () => {
    const { closureId } = await close();
    const careless = withTransaction(officer, (tx) =>
      tx.$client.query('update closure set ends_on = ends_on + 1 where id = $1 returning id', [closureId]),
    );
    expect((await careless).rowCount).toBe(0);
  });
});
