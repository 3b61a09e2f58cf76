import { withTransaction } from '@hamyar/db';
import { untilWaiting } from '@hamyar/testing/locks';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { takePlace } from '../assignments/take-place.ts';
import { withdrawAssignment } from '../assignments/withdraw-assignment.ts';
import { closeNeed } from './close-need.ts';
import { closePastNeeds } from './close-past-needs.ts';
import { finishClosingJob } from './jobs.ts';
import { listDeskNeeds } from './list-desk-needs.ts';
import { reopenNeed } from './reopen-need.ts';
import { showClosing } from './show-closing.ts';
import { showDesk } from './show-desk.ts';

let world: World;
let officer: Ctx;
beforeEach(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterEach(() => world.close());

/** A need that somebody was asked for, and somebody else has a place in. */
async function aNeedWithPeople(inHours = 48) {
  const shifts = [{ inHours, hours: 3 }];
  const need = await aNeed(world, { title: 'نیازی که بسته شد', count: 3, shifts });
  const slot = need.slotIds[0] ?? '';
  const [asked, holder] = [await aVolunteer(world), await aVolunteer(world)];
  const offerId = await anOffer(world, asked, slot);
  const placeId = await anOffer(world, holder, slot);
  await acceptOffer(holder.ctx, placeId);
  await world.owner.query('delete from notification');
  return { need, asked, holder, offerId, placeId };
}
const close = async (needId: string, reason: 'enough' | 'not_needed') =>
  closeNeed(officer, needId, { version: (await showClosing(officer, needId)).version, reason });
/** Does the closing's job, as the worker would once it is due. */
async function finish(): Promise<number> {
  const { rows } = await world.owner.query<{ payload: { needId: string; closedAt: string } }>(
    "select payload from outbox where topic = 'needs.finish-closing' and next_at <= $1",
    [world.clock.now()],
  );
  const job = world.asJob('needs.finish-closing');
  for (const { payload } of rows) await withTransaction(job, (tx) => finishClosingJob.run(job, payload, tx));
  return rows.length;
}
const toldOf = async ({ accountId }: MadeVolunteer) =>
  (
    await world.owner.query<{ template: string; recipient_mobile: string | null }>(
      'select template, recipient_mobile from notification where account_id = $1',
      [accountId],
    )
  ).rows;
const stateOf = async (id: string) =>
  (await world.owner.query<{ state: string }>('select state from assignment where id = $1', [id])).rows[0]
    ?.state;

it('closing a need says before whom it reaches, and nobody is told for half an hour', async () => {
  const { need, asked, holder, offerId } = await aNeedWithPeople();
  expect(await showClosing(officer, need.id)).toMatchObject({
    asked: 1,
    holding: 1,
    canUndo: true,
    may: ['close'],
  });
  const { toldAt } = await close(need.id, 'not_needed');
  expect(new Date(toldAt).getTime() - world.clock.now().getTime()).toBe(30 * 60_000);
  expect(await finish()).toBe(0);
  expect([...(await toldOf(asked)), ...(await toldOf(holder))]).toEqual([]);
  await expect(acceptOffer(asked.ctx, offerId)).rejects.toMatchObject({ reason: 'assignment.need_closed' });
});

it('then whoever was asked reads that it is closed, and whoever has a place gets a text that it ended', async () => {
  const { need, asked, holder, offerId, placeId } = await aNeedWithPeople();
  await close(need.id, 'not_needed');
  world.clock.advance(30 * 60_000);
  expect(await finish()).toBe(1);
  await finish();
  expect(await toldOf(asked)).toEqual([{ template: 'offer_need_closed', recipient_mobile: null }]);
  expect(await toldOf(holder)).toEqual([
    { template: 'assignment_cancelled', recipient_mobile: holder.mobile },
  ]);
  expect([await stateOf(offerId), await stateOf(placeId)]).toEqual([
    'cancelled_by_need',
    'cancelled_by_need',
  ]);
  await expect(reopenNeed(officer, need.id)).rejects.toMatchObject({ reason: 'need.closing_told' });
});

it('closed because there are enough, the places that people have stay, and they read so', async () => {
  const { need, holder, placeId } = await aNeedWithPeople();
  await close(need.id, 'enough');
  world.clock.advance(30 * 60_000);
  await finish();
  expect(await stateOf(placeId)).toBe('accepted');
  expect(await toldOf(holder)).toEqual([{ template: 'need_closed_place_stays', recipient_mobile: null }]);
});

it('a closing is taken back within the half hour as if it had not been', async () => {
  const { need, asked, holder, offerId } = await aNeedWithPeople();
  await close(need.id, 'not_needed');
  const mine = async () =>
    (await listDeskNeeds(officer, { limit: 10 })).items.find(({ id }) => id === need.id)?.may;
  expect(await mine()).toEqual(['reopen']);
  await reopenNeed(officer, need.id);
  await reopenNeed(officer, need.id);
  world.clock.advance(60 * 60_000);
  await finish();
  expect(await mine()).toEqual(['close']);
  expect([...(await toldOf(asked)), ...(await toldOf(holder))]).toEqual([]);
  expect(await stateOf(offerId)).toBe('offered');
});

it('whoever is to come soon hears of it at once, and that cannot be taken back', async () => {
  const { need, holder } = await aNeedWithPeople(2);
  expect(await showClosing(officer, need.id)).toMatchObject({ canUndo: false });
  await close(need.id, 'not_needed');
  expect(await finish()).toBe(1);
  expect(await toldOf(holder)).toMatchObject([{ template: 'assignment_cancelled' }]);
  await expect(reopenNeed(officer, need.id)).rejects.toMatchObject({ reason: 'need.closing_told' });
});

it('a need that somebody took a place in meanwhile is looked at again before it closes', async () => {
  const { need, asked, offerId } = await aNeedWithPeople();
  const { version } = await showClosing(officer, need.id);
  await acceptOffer(asked.ctx, offerId);
  await expect(closeNeed(officer, need.id, { version, reason: 'enough' })).rejects.toMatchObject({
    reason: 'case.changed',
  });
});

it('a need whose holder changed to another shift, or whose closing would be told at once by now, is looked at again', async () => {
  const need = await aNeed(world, {
    count: 3,
    shifts: [
      { inHours: 48, hours: 3 },
      { inHours: 24, hours: 3 },
    ],
  });
  const holder = await aVolunteer(world);
  const { assignmentId } = await takePlace(holder.ctx, need.slotIds[0] ?? '');
  const first = await showClosing(officer, need.id);
  await withdrawAssignment(holder.ctx, assignmentId);
  await takePlace(holder.ctx, need.slotIds[1] ?? '');
  const stale = closeNeed(officer, need.id, { version: first.version, reason: 'not_needed' });
  await expect(stale).rejects.toMatchObject({ reason: 'case.changed' });
  const { version, canUndo } = await showClosing(officer, need.id);
  expect(canUndo).toBe(true);
  world.clock.advance(22 * 3_600_000);
  await expect(closeNeed(officer, need.id, { version, reason: 'not_needed' })).rejects.toMatchObject({
    reason: 'case.changed',
  });
});

it('a need is closed and opened by an officer of its province alone, and once', async () => {
  const { need } = await aNeedWithPeople();
  const elsewhere = await world.asStaff('officer', 'IR-23');
  await expect(showClosing(elsewhere, need.id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(reopenNeed(elsewhere, need.id)).rejects.toMatchObject({ code: 'not_found' });
  const first = await close(need.id, 'enough');
  expect(await closeNeed(officer, need.id, { version: 'x', reason: 'enough' })).toEqual(first);
});

const takings = [
  ['an offer', (one: MadeVolunteer, offerId: string, _slot: string) => acceptOffer(one.ctx, offerId)],
  ['a place', (one: MadeVolunteer, _offerId: string, slot: string) => takePlace(one.ctx, slot)],
] as const;
it.each(takings)(
  'no one gets %s once the closing of its need is done, however close they came',
  async (_what, take) => {
    const need = await aNeed(world, { count: 9, shifts: [{ inHours: 48, hours: 3 }] });
    const slot = need.slotIds[0] ?? '';
    const late = await aVolunteer(world);
    const offerId = await anOffer(world, late, slot);
    // The closing has the need and is about to commit when the answer comes.
    const closing = await world.owner.query("begin; select from need where status = 'open' for update");
    expect(closing).toBeDefined();
    const answer = take(late, offerId, slot).then(
      () => 'taken',
      (error: { reason?: string }) => error.reason,
    );
    const first = await Promise.race([answer, untilWaiting(world, 1).then(() => 'waits')]);
    await world.owner.query(`update need set status = 'closed' where id = '${need.id}'; commit`);
    expect([first, await answer]).toEqual(['waits', 'assignment.need_closed']);
  },
);

it('closing and accepting at once end with both or with the closing alone, and never in a deadlock', async () => {
  const need = await aNeed(world, { count: 9, shifts: [{ inHours: 48, hours: 3 }] });
  const slot = need.slotIds[0] ?? '';
  const asked = await Promise.all(Array.from({ length: 6 }, () => aVolunteer(world)));
  const offers = [];
  for (const one of asked) offers.push({ one, offerId: await anOffer(world, one, slot) });
  const answers = await Promise.allSettled([
    ...offers.map(({ one, offerId }) => acceptOffer(one.ctx, offerId)),
    close(need.id, 'not_needed'),
  ]);
  const reasons = answers.flatMap((each) =>
    each.status === 'rejected' ? [(each.reason as { reason?: string }).reason] : [],
  );
  for (const reason of reasons) expect(['assignment.need_closed', 'case.changed']).toContain(reason);
});

it('a colleague sees who closed a need and why; one that closed by itself names nobody', async () => {
  const need = await aNeed(world, { shifts: [{ inHours: 48, hours: 3 }] });
  await close(need.id, 'enough');
  const closer = officer.actor.kind === 'staff' ? officer.actor.accountId : '';
  await world.owner.query("update account set display_name = 'مهتاب کیانی' where id = $1", [closer]);
  const colleague = await world.asStaff('officer', 'IR-09');
  expect((await showDesk(colleague, need.id)).closing).toMatchObject({
    closedBy: 'مهتاب کیانی',
    reason: { code: 'enough' },
  });
  const elsewhere = await world.asStaff('officer', 'IR-23');
  await expect(showDesk(elsewhere, need.id)).rejects.toMatchObject({ reason: 'need.unknown' });
  const over = await aNeed(world, { shifts: [{ inHours: 2, hours: 1 }] });
  world.clock.advance(26 * 3_600_000);
  await closePastNeeds(world.asJob('needs.close-past'));
  expect((await showDesk(colleague, over.id)).closing).toMatchObject({ closedBy: null, reason: null });
});
