import { withTransaction } from '@hamyar/db';
import { aNeed, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverText } from '../../ground/notifications/deliver-text.ts';
import { decentTime } from '../../ground/notifications/policy.ts';
import { settleJob } from '../../ground/notifications/settle-notices.ts';
import type { Ctx } from '../../kit/feature.ts';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { declineOffer } from '../assignments/decline-offer.ts';
import { listOffers } from '../assignments/list-offers.ts';
import { runMatching } from './run-matching.ts';
import { sendOffers } from './send-offers.ts';
import { showRun } from './show-run.ts';
import { showSending } from './show-sending.ts';
import { startRun } from './start-run.ts';
import { takeBackOffers } from './take-back-offers.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const usual = { mode: 'coverage' as const, floorPerMille: 0, stability: 0 };
const job = () => world.asJob('matching.propose');
const run = async (as = world.asStaff('officer', 'IR-09')) => {
  const { runId } = await startRun(await as, { ...usual, provinceCode: null });
  await runMatching(job(), runId);
  return runId;
};
const all = { all: true, assignmentIds: [] };
const sendBy = async (ctx: Ctx, runId: string) =>
  sendOffers(ctx, runId, { ...all, version: (await showSending(ctx, runId)).version });
const sendAll = async (runId: string) => sendBy(await world.asStaff('officer', 'IR-09'), runId);
const declineAll = async (volunteer: MadeVolunteer) => {
  for (const { id } of (await listOffers(volunteer.ctx)).items)
    await declineOffer(volunteer.ctx, id, { reason: 'time' });
};
const needs = async (hours: readonly number[]) => {
  for (const inHours of hours) await aNeed(world, { shifts: [{ inHours, hours: 1 }] });
};
const texts = async () =>
  (
    await world.owner.query<{ next_at: Date; payload: { notificationId: string } }>(
      "select next_at, payload from outbox where topic = 'notifications.deliver' order by created_at, id",
    )
  ).rows;

it('one person gets one text of a run, however many offers it made to them', async () => {
  const volunteer = await aVolunteer(world, { weeklyHoursCap: 60 });
  await needs([200, 210, 220]);
  expect(await sendAll(await run())).toMatchObject({ sent: 3 });
  const waiting = await texts();
  expect(waiting).toHaveLength(1);
  for (const { payload } of waiting)
    await deliverText.run(world.asJob('notifications.deliver'), payload, world.as().newId());
  expect(world.sms.sent).toMatchObject([
    {
      to: volunteer.mobile,
      templateKey: 'offers',
      tokens: { count: '۳', link: 'http://localhost:3000/offers' },
    },
  ]);
  const { rows } = await world.owner.query(
    "select count(*)::int as offers from notification where template = 'offer' and account_id = $1",
    [volunteer.accountId],
  );
  expect(rows).toEqual([{ offers: 3 }]);
});

describe('the budget of offers', () => {
  it('is five in any seven days, whatever came of them', async () => {
    const volunteer = await aVolunteer(world, { weeklyHoursCap: 60 });
    await needs([200, 210, 220, 230, 240, 250, 260]);
    expect(await sendAll(await run())).toMatchObject({ sent: 3 });
    await declineAll(volunteer);
    expect(await sendAll(await run())).toMatchObject({ sent: 2 });
    await declineAll(volunteer);
    expect(await sendAll(await run())).toMatchObject({ sent: 0 });
    world.clock.advance(7 * 86_400_000 - 1_000);
    expect(await sendAll(await run())).toMatchObject({ sent: 0 });
    world.clock.advance(1_000);
    expect((await sendAll(await run())).sent).toBeGreaterThan(0);
  });

  it('holds for two officers who press at once', async () => {
    await aVolunteer(world, { weeklyHoursCap: 60 });
    await world.owner.query(`update volunteer set is_remote = true`);
    await needs([100, 110, 120]);
    const first = await run();
    // The nation's run proposes others to the same person: what the province had not sent gives way, so it is put back.
    await needs([130, 140, 150]);
    const second = await run(world.asStaff('national', null));
    await world.owner.query(
      "update assignment set state = 'proposed', ended_by = null where state = 'rejected' and not exists (select from assignment b where b.role_slot_id = assignment.role_slot_id and b.volunteer_id = assignment.volunteer_id and b.state = 'proposed')",
    );
    await world.owner.query("update matching_run set state = 'proposed'");
    const national = await world.asStaff('national', null);
    const answers = await Promise.all([sendAll(first), sendBy(national, second)]);
    expect(answers.reduce((sum, { sent }) => sum + sent, 0)).toBe(3);
    const { rows } = await world.owner.query("select from assignment where state = 'offered'");
    expect(rows).toHaveLength(3);
  });

  it('is counted when sending, not only when proposing', async () => {
    const volunteer = await aVolunteer(world, { weeklyHoursCap: 60 });
    await needs([200, 210, 220]);
    const runId = await run();
    // Four offers made elsewhere since, all turned down.
    await needs([300, 310, 320, 330]);
    await world.owner.query(
      `insert into assignment (role_slot_id, need_id, volunteer_id, province_code, during, state, source, offered_at)
       select r.id, r.need_id, $1, r.province_code, tstzrange(s.starts_at, s.ends_at), 'declined', 'match', $2
       from role_slot r join shift s on s.id = r.shift_id order by s.starts_at desc limit 4`,
      [volunteer.id, world.clock.now()],
    );
    expect(await sendAll(runId)).toEqual({ sent: 1, heldBack: 0, heldByBudget: 2, tooLate: 0 });
  });

  it('does not offer what the person cannot do any more', async () => {
    const volunteer = await aVolunteer(world);
    await needs([100]);
    const runId = await run();
    await world.owner.query("update volunteer set status = 'paused' where id = $1", [volunteer.id]);
    expect(await sendAll(runId)).toMatchObject({ sent: 0, tooLate: 1 });
  });
});

describe('quiet hours', () => {
  const quiet = { from: 22, to: 8 };
  it.each([
    ['2026-11-21T18:29:59Z', '2026-11-21T18:29:59Z'],
    ['2026-11-21T18:30:00Z', '2026-11-22T04:30:00Z'],
    ['2026-11-21T20:30:00Z', '2026-11-22T04:30:00Z'],
    ['2026-11-22T04:29:59Z', '2026-11-22T04:30:00Z'],
    ['2026-11-22T04:30:00Z', '2026-11-22T04:30:00Z'],
  ])('a text meant for %s goes out at %s', (now, at) => {
    expect(decentTime(new Date(now), quiet)).toEqual(new Date(at));
    expect(decentTime(new Date(now), null)).toEqual(new Date(now));
  });

  it('keep the text until eight, and the inbox has it at once', async () => {
    const volunteer = await aVolunteer(world);
    await aNeed(world, { shifts: [{ inHours: 60, hours: 2 }] });
    const runId = await run();
    world.clock.set('2026-11-21T20:00:00Z');
    await sendAll(runId);
    const [text] = await texts();
    expect(text?.next_at).toEqual(new Date('2026-11-22T04:30:00Z'));
    const { items } = await listOffers(volunteer.ctx);
    // The time to answer begins when the phone tells them.
    expect(items[0]?.expiresAt).toBe('2026-11-23T18:30:00.000Z');
  });

  it('send no text in the morning for what was answered at night', async () => {
    const volunteer = await aVolunteer(world);
    await aNeed(world, { shifts: [{ inHours: 60, hours: 2 }] });
    const runId = await run();
    world.clock.set('2026-11-21T20:00:00Z');
    await sendAll(runId);
    const [text] = await texts();
    const [offer] = (await listOffers(volunteer.ctx)).items;
    await acceptOffer(volunteer.ctx, offer?.id ?? '');
    world.clock.set('2026-11-22T04:30:00Z');
    await deliverText.run(job(), { notificationId: text?.payload.notificationId ?? '' }, world.as().newId());
    expect(world.sms.sent).toEqual([]);
  });

  it('do not hold back what is critical', async () => {
    await aVolunteer(world);
    await aNeed(world, { urgency: 'critical', shifts: [{ inHours: 60, hours: 2 }] });
    const runId = await run();
    world.clock.set('2026-11-21T20:00:00Z');
    await sendAll(runId);
    const [text] = await texts();
    expect(text?.next_at.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('count a shift as too late whose notice would come in the morning of it', async () => {
    await aVolunteer(world);
    // Half past nine in the morning; the phone may ring at eight.
    await aNeed(world, { shifts: [{ inHours: 21.5, hours: 2 }] });
    const runId = await run();
    world.clock.set('2026-11-21T20:00:00Z');
    expect(await sendAll(runId)).toMatchObject({ sent: 0, tooLate: 1 });
  });
});

describe('proposals that were sent', () => {
  const approvalOf = async (ctx: Ctx, runId: string) => {
    const { approvals } = await showRun(ctx, runId, { limit: 10 });
    return approvals.at(-1) ?? expect.fail('no approval');
  };
  const noticesOf = async ({ accountId }: MadeVolunteer) =>
    (
      await world.owner.query<{ template: string; read: boolean }>(
        'select template, read_at is not null as read from notification where account_id = $1 order by template, id',
        [accountId],
      )
    ).rows;

  it('are taken back within half an hour: nobody waits for an answer, no text goes out, an answer given stays', async () => {
    world.clock.set('2026-11-21T20:30:00Z');
    const [one, other] = [
      await aVolunteer(world, { weeklyHoursCap: 60 }),
      await aVolunteer(world, { weeklyHoursCap: 60 }),
    ];
    await needs([200, 205, 210, 215]);
    const officer = await world.asStaff('officer', 'IR-09');
    const runId = await run(Promise.resolve(officer));
    const { sent } = await sendBy(officer, runId);
    const [first] = (await listOffers(other.ctx)).items;
    await acceptOffer(other.ctx, first?.id ?? '');
    world.clock.advance(29 * 60_000);
    const { id, may } = await approvalOf(officer, runId);
    expect(may).toEqual(['takeBack']);
    expect(await takeBackOffers(officer, id)).toEqual({ takenBack: sent - 1, runId });
    // A second click finds it done.
    expect(await takeBackOffers(officer, id)).toEqual({ takenBack: sent - 1, runId });
    expect(await approvalOf(officer, runId)).toMatchObject({ takenBack: sent - 1, may: [] });
    expect((await listOffers(one.ctx)).items).toEqual([]);
    for (const { payload } of await settled())
      await withTransaction(settler(), (tx) =>
        settleJob.run(settler(), settleJob.payload.parse(payload), tx),
      );
    const notices = await noticesOf(one);
    expect(notices.filter(({ template }) => template === 'offer' || template === 'offers')).toEqual(
      expect.arrayContaining([{ template: 'offers', read: true }]),
    );
    expect(notices.some(({ template, read }) => template === 'offers' && !read)).toBe(false);
    expect(notices.some(({ template }) => template === 'offer_taken_back')).toBe(true);
    for (const { payload } of await texts())
      await deliverText.run(world.asJob('notifications.deliver'), payload, world.as().newId());
    expect(world.sms.sent.filter(({ to }) => to === one.mobile)).toEqual([]);
  });

  it('are not taken back after half an hour, nor by another province', async () => {
    await aVolunteer(world);
    await needs([200]);
    const officer = await world.asStaff('officer', 'IR-09');
    const runId = await run(Promise.resolve(officer));
    await sendBy(officer, runId);
    const { id } = await approvalOf(officer, runId);
    const elsewhere = await world.asStaff('officer', 'IR-14');
    await expect(takeBackOffers(elsewhere, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(takeBackOffers(officer, runId)).rejects.toMatchObject({
      reason: 'matching.unknown_approval',
    });
    world.clock.advance(31 * 60_000);
    expect(await approvalOf(officer, runId)).toMatchObject({ may: [], takenBack: null });
    await expect(takeBackOffers(officer, id)).rejects.toMatchObject({ reason: 'matching.take_back_late' });
  });

  it('twice by a double click are the decision that was made, and one by somebody else is refused', async () => {
    await aVolunteer(world);
    await needs([200]);
    const officer = await world.asStaff('officer', 'IR-09');
    const runId = await run(Promise.resolve(officer));
    const { version } = await showSending(officer, runId);
    const clicks = [
      sendOffers(officer, runId, { ...all, version }),
      sendOffers(officer, runId, { ...all, version }),
    ];
    expect((await Promise.all(clicks)).map(({ sent }) => sent)).toEqual([1, 1]);
    expect((await showRun(officer, runId, { limit: 10 })).approvals).toHaveLength(1);
    const colleague = await world.asStaff('officer', 'IR-09');
    await expect(sendOffers(colleague, runId, { ...all, version })).rejects.toMatchObject({
      reason: 'case.changed',
    });
  });

  const settler = () => world.asJob('notifications.settle');
  const settled = async () =>
    (
      await world.owner.query<{ payload: object }>(
        "select payload from outbox where topic = 'notifications.settle'",
      )
    ).rows;
});
