import { offerExpiry } from '@hamyar/domain';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { listRuns } from './list-runs.ts';
import { runMatching } from './run-matching.ts';
import { sendOffers } from './send-offers.ts';
import { showRun } from './show-run.ts';
import { showSending } from './show-sending.ts';
import { startRun } from './start-run.ts';

/** Sends as whoever looked at the summary; for others the version does not matter. */
async function sendAs(ctx: Ctx, runId: string, chosen = { all: true, assignmentIds: [] as string[] }) {
  const version = await showSending(ctx, runId).then(
    (sending) => sending.version,
    () => 'unseen',
  );
  return sendOffers(ctx, runId, { version, ...chosen });
}

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const officer = () => world.asStaff('officer', 'IR-09');
const page = { limit: 100 };
const asked = (provinceCode: string | null = null) => ({
  ...{ provinceCode, mode: 'coverage' as const },
  ...{ floorPerMille: 0, stability: 0 },
});
const work = (runId: string) => runMatching(world.asJob('matching.propose'), runId);
const run = async (as = officer()) => {
  const { runId } = await startRun(await as, asked());
  await work(runId);
  return runId;
};

describe('a matching run', () => {
  it('proposes feasible people with a score and a reason, and nobody else', async () => {
    const fits = await aVolunteer(world);
    await aVolunteer(world, { verified: false });
    await aVolunteer(world, { profession: 'nurse' });
    await aVolunteer(world, { provinceCode: 'IR-23', countyCode: '2301' });
    await aVolunteer(world, { status: 'paused' });
    await aNeed(world, { count: 3 });
    const runId = await run();
    const shown = await showRun(await officer(), runId, page);
    expect(shown.run).toMatchObject({ state: 'proposed', seatsWanted: 3, proposedCount: 1 });
    expect(shown.items).toHaveLength(1);
    expect(shown.items[0]?.explanation?.sentence.key).toMatch(/^match\./);
    const { rows } = await world.owner.query('select volunteer_id from assignment');
    expect(rows).toEqual([{ volunteer_id: fits.id }]);
  });

  it('asks for language and gender only where the service does', async () => {
    await aVolunteer(world, { languages: ['fa'], gender: 'man' });
    const kurdish = await aVolunteer(world, { languages: ['fa', 'ku'], gender: 'woman' });
    await aNeed(world, { language: 'ku', gender: 'woman', count: 2 });
    await run();
    const { rows } = await world.owner.query('select volunteer_id from assignment');
    expect(rows).toEqual([{ volunteer_id: kurdish.id }]);
  });

  it('keeps within a person’s limit of open offers', async () => {
    const volunteer = await aVolunteer(world, { weeklyHoursCap: 60 });
    for (const inHours of [20, 30, 40, 50, 60]) await aNeed(world, { shifts: [{ inHours, hours: 2 }] });
    await run();
    const { rows } = await world.owner.query('select 1 from assignment where volunteer_id = $1', [
      volunteer.id,
    ]);
    expect(rows).toHaveLength(3);
  });

  it('runs once, and a newer run replaces what was not sent', async () => {
    await aVolunteer(world);
    await aNeed(world);
    const first = await run();
    await work(first);
    const second = await run();
    const { rows } = await world.owner.query('select run_id, state from assignment order by created_at, id');
    expect(rows).toEqual([
      { run_id: first, state: 'rejected' },
      { run_id: second, state: 'proposed' },
    ]);
    expect((await showRun(await officer(), first, page)).run.state).toBe('discarded');
  });

  it('is not asked for twice at once, nor beyond the officer’s province', async () => {
    await startRun(await officer(), asked('IR-09'));
    await expect(startRun(await officer(), asked())).rejects.toMatchObject({
      reason: 'matching.still_running',
    });
    await expect(startRun(await officer(), asked('IR-23'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(startRun(await world.asStaff('council', 'IR-09'), asked())).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(startRun(await world.asStaff('national', null), asked())).resolves.toBeDefined();
  });

  it('of another province does not exist for an officer', async () => {
    const runId = await run();
    const stranger = await world.asStaff('officer', 'IR-23');
    await expect(showRun(stranger, runId, page)).rejects.toMatchObject({ code: 'not_found' });
    await expect(sendAs(stranger, runId)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await listRuns(stranger)).runs).toEqual([]);
  });
});

describe('sending offers', () => {
  it('turns chosen proposals into offers with an end and a message, once', async () => {
    const volunteer = await aVolunteer(world);
    await aNeed(world, { shifts: [{ inHours: 20, hours: 2 }] });
    const runId = await run();
    const before = await showRun(await officer(), runId, { limit: 10 });
    expect([before.may, before.items.map(({ may }) => may)]).toEqual([['sendOffers', 'replay'], [['offer']]]);
    const result = await sendAs(await officer(), runId);
    const after = await showRun(await officer(), runId, { limit: 10 });
    expect([after.may, after.items.map(({ may }) => may)]).toEqual([['replay'], [[]]]);
    expect(result).toEqual({ sent: 1, heldBack: 0, heldByBudget: 0, tooLate: 0 });
    const again = await sendAs(await officer(), runId);
    expect(again.sent).toBe(0);
    const { rows } = await world.owner.query<{ template: string; link: string; params: object }>(
      'select template, link, params from notification where account_id = $1',
      [volunteer.accountId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.link).toMatch(/^\/offers\/[0-9a-f-]{36}$/);
    expect(rows[0]?.params).toEqual({ startsAt: expect.stringMatching(/Z$/), need: expect.any(String) });
    const { rows: enqueued } = await world.owner.query(
      "select 1 from outbox where topic = 'notifications.deliver'",
    );
    expect(enqueued).toHaveLength(1);
  });

  it('holds back from people who already have three open offers', async () => {
    const volunteer = await aVolunteer(world);
    await aNeed(world, { shifts: [{ inHours: 20, hours: 2 }] });
    const runId = await run();
    for (const inHours of [30, 40, 50]) {
      await anOffer(
        world,
        volunteer,
        (await aNeed(world, { shifts: [{ inHours, hours: 2 }] })).slotIds[0] ?? '',
      );
    }
    const result = await sendAs(await officer(), runId);
    expect(result).toEqual({ sent: 0, heldBack: 1, heldByBudget: 0, tooLate: 0 });
  });

  it('needs a choice and a finished run', async () => {
    const { runId } = await startRun(await officer(), asked());
    const none = { all: false, assignmentIds: [] };
    await expect(sendAs(await officer(), runId, none)).rejects.toMatchObject({
      reason: 'matching.nothing_chosen',
    });
    await expect(sendAs(await officer(), runId)).rejects.toMatchObject({
      reason: 'matching.not_ready',
    });
  });

  it('ends an offer after 48 hours, or two hours before the shift', () => {
    const now = new Date('2026-11-21T08:00:00Z');
    const usual = { answer_hours: 48, notice_hours: 2 };
    const at = (iso: string) => new Date(iso);
    expect(offerExpiry(now, at('2026-11-30T08:00:00Z'), usual)).toEqual(at('2026-11-23T08:00:00Z'));
    expect(offerExpiry(now, at('2026-11-21T12:00:00Z'), usual)).toEqual(at('2026-11-21T10:00:00Z'));
    expect(offerExpiry(now, at('2026-11-21T09:00:00Z'), usual)).toBeNull();
  });
});
