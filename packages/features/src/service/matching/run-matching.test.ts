import { gunzipSync } from 'node:zlib';
import { aNeed, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseSnapshots } from './erase-snapshots.ts';
import { explainRun } from './explain-run.ts';
import { repeatRun } from './repeat-run.ts';
import { replayRun } from './replay-run.ts';
import { endLostRuns, runMatching, usualLimits } from './run-matching.ts';
import { sendOffers } from './send-offers.ts';
import { showComparison } from './show-comparison.ts';
import { showFairness } from './show-fairness.ts';
import { showRun } from './show-run.ts';
import { showSending } from './show-sending.ts';
import { startRun } from './start-run.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const officer = (provinceCode = 'IR-09') => world.asStaff('officer', provinceCode);
const job = () => world.asJob('matching.propose');
const usual = { provinceCode: null, mode: 'coverage' as const, floorPerMille: 0, stability: 0 };
const start = async (more: Partial<typeof usual> = {}) =>
  (await startRun(await officer(), { ...usual, ...more })).runId;
const run = async () => {
  const runId = await start();
  await runMatching(job(), runId);
  return runId;
};
const rowOf = async (runId: string) =>
  (await world.owner.query<Record<string, unknown>>('select * from matching_run where id = $1', [runId]))
    .rows[0];
const page = { limit: 100 };

describe('the input of a run', () => {
  it('is kept as the engine got it, and names nobody', async () => {
    const volunteer = await aVolunteer(world);
    await aNeed(world);
    const runId = await run();
    const { rows } = await world.owner.query<{ content: Buffer; retain_until: string }>(
      'select content, retain_until::text from matching_snapshot where run_id = $1',
      [runId],
    );
    const plain = gunzipSync(rows[0]?.content ?? '').toString('utf8');
    expect(plain).toContain(volunteer.id);
    for (const personal of ['سارا', 'نمونه', volunteer.mobile.slice(3), volunteer.accountId])
      expect(plain).not.toContain(personal);
    expect(rows[0]?.retain_until).toBe('2027-05-20');
  });

  it('gives the same result again, and says so', async () => {
    for (const count of [1, 2, 3]) await aNeed(world, { count, shifts: [{ inHours: 24 * count, hours: 2 }] });
    for (let made = 0; made < 6; made++) await aVolunteer(world);
    const runId = await run();
    await replayRun(await officer(), runId);
    await replayRun(await officer(), runId);
    const enqueued = "select from outbox where topic = 'matching.replay'";
    expect((await world.owner.query(enqueued)).rowCount).toBe(1);
    expect((await showRun(await officer(), runId, page)).run.replay).toMatchObject({ isSame: null });
    await repeatRun(job(), runId);
    expect((await showRun(await officer(), runId, page)).run.replay).toMatchObject({ isSame: true });
    await world.owner.query("update matching_snapshot set sha256 = 'other' where run_id = $1", [runId]);
    await repeatRun(job(), runId);
    expect((await showRun(await officer(), runId, page)).run.replay).toMatchObject({ isSame: false });
  });

  it('is erased after half a year, and the run says that it can no longer be explained', async () => {
    await aNeed(world);
    const volunteer = await aVolunteer(world);
    const runId = await run();
    world.clock.advance(180 * 86_400_000);
    await eraseSnapshots(job());
    expect((await world.owner.query('select from matching_snapshot')).rowCount).toBe(1);
    world.clock.advance(86_400_000);
    await eraseSnapshots(job());
    expect((await world.owner.query('select from matching_snapshot')).rowCount).toBe(0);
    const erased = { reason: 'matching.snapshot_erased' };
    await expect(replayRun(await officer(), runId)).rejects.toMatchObject(erased);
    const asked = { volunteerId: volunteer.id, page: 0 };
    await expect(explainRun(await officer(), runId, asked)).rejects.toMatchObject(erased);
  });
});

describe('a run that does not go well', () => {
  it('ends as failed, with a reason, when it takes too long or too much', async () => {
    await aNeed(world);
    const late = await start();
    await runMatching(job(), late, { ...usualLimits, timeoutMs: 1 });
    expect(await rowOf(late)).toMatchObject({ state: 'failed', failure: 'matching.too_long' });
    const large = await start();
    await runMatching(job(), large, { ...usualLimits, memoryMb: 2 });
    expect(await rowOf(large)).toMatchObject({ state: 'failed', failure: 'matching.too_large' });
    const shown = await showRun(await officer(), large, page);
    expect([shown.run.failure, shown.items]).toEqual(['matching.too_large', []]);
  });

  it('begins anew when its worker died, and three times at most', async () => {
    await aNeed(world);
    await aVolunteer(world);
    const runId = await start();
    await world.owner.query("update matching_run set state = 'running', attempts = 1 where id = $1", [runId]);
    await runMatching(job(), runId);
    expect(await rowOf(runId)).toMatchObject({ state: 'proposed', attempts: 2, proposed_count: 1 });
    const cursed = await start();
    await world.owner.query("update matching_run set state = 'running', attempts = 3 where id = $1", [
      cursed,
    ]);
    await runMatching(job(), cursed);
    expect(await rowOf(cursed)).toMatchObject({ state: 'failed', failure: 'matching.abandoned' });
  });

  it('is worked on by one worker at a time', async () => {
    await aNeed(world);
    await aVolunteer(world);
    const runId = await start();
    const answers = await Promise.allSettled([runMatching(job(), runId), runMatching(job(), runId)]);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { reason: 'matching.still_running' } }]);
    expect((await world.owner.query('select from assignment')).rowCount).toBe(1);
  });

  it('is ended by the clock when nobody works on it any more', async () => {
    const runId = await start();
    world.clock.advance(2 * 3_600_000);
    await endLostRuns(job());
    expect(await rowOf(runId)).toMatchObject({ state: 'failed', failure: 'matching.abandoned' });
  });

  it('is asked for once, however often two people press, and not all day long', async () => {
    const as = await officer();
    const answers = await Promise.allSettled([startRun(as, usual), startRun(as, usual)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await world.owner.query("update matching_run set state = 'discarded'");
    for (let more = 0; more < 29; more++) {
      await startRun(as, usual);
      await world.owner.query("update matching_run set state = 'discarded'");
    }
    await expect(startRun(as, usual)).rejects.toMatchObject({ reason: 'matching.too_many_runs' });
  });
});

describe('what a run says of itself', () => {
  it('counts places by county, people, and how good any plan could be', async () => {
    await aNeed(world, { count: 2 });
    await aNeed(world, { countyCode: '0917', shifts: [{ inHours: 48, hours: 2 }] });
    await aVolunteer(world);
    await aVolunteer(world, { profession: 'nurse' });
    const runId = await run();
    const { groups, people, unfilled, run: shown } = await showFairness(await officer(), runId);
    expect(groups).toMatchObject([
      { name: { code: '0916' }, wanted: 2, filled: 1, floor: null },
      { name: { code: '0917' }, wanted: 1, filled: 0 },
    ]);
    expect(people).toEqual({ considered: 2, full: 0, proposed: 1, idle: 0, idleProposed: 0 });
    expect((unfilled?.noCandidate ?? 0) + (unfilled?.candidatesTaken ?? 0)).toBe(2);
    expect(shown.bound?.score).toBeGreaterThanOrEqual(shown.bound?.scoreReached ?? Number.MAX_VALUE);
  });

  it('explains a person and a need: proposed, possible or refused, with what would change it', async () => {
    const near = await aVolunteer(world);
    const narrow = await aVolunteer(world, { radiusKm: 5, countyCode: '0917' });
    const need = await aNeed(world);
    const runId = await run();
    const ofPerson = await explainRun(await officer(), runId, { volunteerId: near.id, page: 0 });
    expect(ofPerson).toMatchObject({ isKnown: true, person: { name: 'سارا نمونه' }, next: null });
    expect(ofPerson.items).toMatchObject([{ standing: 'proposed', need: { number: need.number } }]);
    const ofNeed = await explainRun(await officer(), runId, { need: need.number, page: 0 });
    expect(ofNeed.counts).toEqual({ proposed: 1, possible: 0, refused: 1 });
    expect(ofNeed.reasons).toEqual([{ code: 'too_far', pairs: 1 }]);
    expect(ofNeed.items[1]).toMatchObject({
      volunteerId: narrow.id,
      whyNot: [{ key: 'why_not.too_far' }],
      changes: [{ key: 'change.radius_plus_km' }],
    });
    const nothing = { reason: 'matching.unknown_need' };
    await expect(explainRun(await officer(), runId, { need: 8_999_999_999, page: 0 })).rejects.toMatchObject(
      nothing,
    );
  });

  it('tells an officer nothing of another province, neither its runs nor its people', async () => {
    await aNeed(world);
    const elsewhere = await aVolunteer(world, { provinceCode: 'IR-23', countyCode: '2301' });
    const runId = await run();
    const asked = { volunteerId: elsewhere.id, page: 0 };
    const answer = await explainRun(await officer(), runId, asked);
    expect([answer.isKnown, answer.person, answer.items]).toEqual([false, null, []]);
    const stranger = await officer('IR-23');
    const hidden = { code: 'not_found' };
    await expect(explainRun(stranger, runId, asked)).rejects.toMatchObject(hidden);
    await expect(showFairness(stranger, runId)).rejects.toMatchObject(hidden);
    await expect(showComparison(stranger, runId)).rejects.toMatchObject(hidden);
    await expect(replayRun(stranger, runId)).rejects.toMatchObject(hidden);
    const { runId: nation } = await startRun(await world.asStaff('national', null), usual);
    await runMatching(job(), nation);
    await expect(explainRun(await officer(), nation, asked)).rejects.toMatchObject(hidden);
    await expect(showFairness(await officer(), nation)).rejects.toMatchObject(hidden);
  });

  it('stands beside the run before it: who is kept, new and dropped', async () => {
    const gone = await aVolunteer(world);
    await aVolunteer(world);
    await aNeed(world, { count: 2 });
    const first = await run();
    expect((await showComparison(await officer(), first)).former).toBeNull();
    await world.owner.query("update volunteer set status = 'paused' where id = $1", [gone.id]);
    const late = await aVolunteer(world);
    const { former, moves } = await showComparison(await officer(), await run());
    expect(former?.id).toBe(first);
    expect(moves).toMatchObject({ kept: 1, added: 1, dropped: 1 });
    expect([moves?.addedPeople.length, moves?.droppedPeople.length]).toEqual([1, 1]);
    expect(late.id).toBeDefined();
  });

  it('names who approved what, when, and what came of it', async () => {
    await aVolunteer(world);
    await aNeed(world);
    const runId = await run();
    const as = await officer();
    const accountId = as.actor.kind === 'staff' ? as.actor.accountId : '';
    await world.owner.query("update account set display_name = 'رضا مسئول' where id = $1", [accountId]);
    const { version } = await showSending(as, runId);
    await sendOffers(as, runId, { version, all: true, assignmentIds: [] });
    const { approvals } = await showRun(as, runId, page);
    expect(approvals).toMatchObject([{ approverName: 'رضا مسئول', isWhole: true, sent: 1, heldByBudget: 0 }]);
    expect(approvals[0]?.approvedAt).toBe(world.clock.now().toISOString());
  });
});
