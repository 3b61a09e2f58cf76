import { withTransaction } from '@hamyar/db';
import { dayKind } from '@hamyar/domain';
import { systemChance } from '@hamyar/platform';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCalendar } from '../../ground/calendar/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { showNeed } from '../needs/show-need.ts';
import { askAgainJob, finishClosureJob } from './jobs.ts';
import { liftClosure } from './lift-closure.ts';
import { listClosures } from './list-closures.ts';
import { makeClosure } from './make-closure.ts';
import { reopenClosure } from './reopen-closure.ts';
import { showReopening } from './show-reopening.ts';
import { showSummary } from './show-summary.ts';

let world: World;
let officer: Ctx;
beforeEach(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterEach(() => world.close());

/** The world begins on Saturday 30 Aban 1405 at noon: in 24 hours is tomorrow. */
const tomorrow = '2026-11-22';
const where = { provinceCode: 'IR-09', countyCode: '0916', startsOn: tomorrow, endsOn: tomorrow };

async function aNeedWithPeople() {
  const need = await aNeed(world, { count: 3, shifts: [{ inHours: 24, hours: 3 }] });
  const slot = need.slotIds[0] ?? '';
  const [asked, holder] = [await aVolunteer(world), await aVolunteer(world)];
  await anOffer(world, asked, slot);
  const placeId = await anOffer(world, holder, slot);
  await acceptOffer(holder.ctx, placeId);
  return { need, slot, asked, holder };
}

const run = async (name: 'closures.finish' | 'closures.ask-again') => {
  const { rows } = await world.owner.query<{ payload: { closureId: string } }>(
    'select payload from outbox where topic = $1',
    [name],
  );
  const job = world.asJob(name);
  const ofName = name === 'closures.finish' ? finishClosureJob : askAgainJob;
  for (const { payload } of rows) await withTransaction(job, (tx) => ofName.run(job, payload, tx));
  return rows.length;
};

type Choice = { treatment: 'cancel' } | { treatment: 'move'; moveDays: number };
/** Closes the county for tomorrow; people are told, and what they were told is put aside. */
async function closedAndTold(choice: Choice = { treatment: 'cancel' }) {
  const { version } = await showSummary(officer, where);
  const form = { formKey: systemChance.newId(), version, ...where, reason: 'snow' as const, ...choice };
  const { closureId } = await makeClosure(officer, form);
  world.clock.advance(30 * 60_000);
  await run('closures.finish');
  await world.owner.query('delete from notification');
  world.clock.advance(60_000);
  return closureId;
}
const reopen = async (closureId: string, by = officer) =>
  reopenClosure(by, closureId, (await showReopening(by, closureId)).version);
const toldOf = async ({ accountId }: MadeVolunteer) =>
  (
    await world.owner.query<{ template: string; mobile: string | null }>(
      'select template, recipient_mobile as mobile from notification where account_id = $1 order by template',
      [accountId],
    )
  ).rows.map(({ template, mobile }) => `${template}${mobile ? ' by text' : ''}`);
const openOffers = async () =>
  (
    await world.owner.query<{ id: string; volunteer: string }>(
      "select id, volunteer_id as volunteer from assignment where state in ('proposed', 'offered', 'accepted')",
    )
  ).rows;
const kindOf = (day: string) =>
  withTransaction(world.as(), async (tx) =>
    dayKind(await readCalendar(tx, day, day), day, { provinceCode: 'IR-09', countyCode: '0916' }),
  );

describe('opening a closed county again after people were told', () => {
  it('says before what comes back, what does not, and who is asked', async () => {
    await aNeedWithPeople();
    const closureId = await closedAndTold();
    expect(await showReopening(officer, closureId)).toMatchObject({
      whyNot: null,
      back: 1,
      gone: 0,
      askedAgain: 1,
      toldAgain: 1,
      first: [{ holding: 1 }],
    });
    expect((await listClosures(officer, { limit: 10 })).items).toMatchObject([{ may: ['reopen'] }]);
  });

  it('brings the shift back without anybody, asks whoever had a place by text, and tells who had not answered', async () => {
    const { need, asked, holder } = await aNeedWithPeople();
    const closureId = await closedAndTold();
    await reopen(closureId);
    expect(await kindOf(tomorrow)).toBe('working');
    expect((await showNeed(world.as(), need.number)).shifts).toMatchObject([{ slots: [{ placesLeft: 3 }] }]);
    expect(await openOffers()).toEqual([]);
    expect(await run('closures.ask-again')).toBe(1);
    expect(await toldOf(holder)).toEqual(['offer', 'place_reopened by text']);
    expect(await toldOf(asked)).toEqual(['day_reopened']);
    const [offer, ...others] = await openOffers();
    expect([offer?.volunteer, others]).toEqual([holder.id, []]);
    await acceptOffer(holder.ctx, offer?.id ?? '');
    const { rows } = await world.owner.query(
      "select detail from audit where action = 'closure.asked_again' and target_id = $1",
      [closureId],
    );
    expect(rows).toEqual([{ detail: { offered: 1, told: 1 } }]);
  });

  it('asks nobody who may be asked nothing now, nor twice who came back by themselves', async () => {
    const { holder } = await aNeedWithPeople();
    const closureId = await closedAndTold();
    await world.owner.query("update volunteer set status = 'paused' where id = $1", [holder.id]);
    expect(await showReopening(officer, closureId)).toMatchObject({ askedAgain: 0, toldAgain: 1 });
    await reopen(closureId);
    await run('closures.ask-again');
    await run('closures.ask-again');
    expect(await toldOf(holder)).toEqual([]);
    expect(await openOffers()).toEqual([]);
  });

  it('leaves what was moved on its new day, and opens the day', async () => {
    const { need, holder } = await aNeedWithPeople();
    const closureId = await closedAndTold({ treatment: 'move', moveDays: 7 });
    expect(await showReopening(officer, closureId)).toMatchObject({ back: 0, gone: 1, askedAgain: 0 });
    await reopen(closureId);
    await run('closures.ask-again');
    expect(await toldOf(holder)).toEqual([]);
    expect(await kindOf(tomorrow)).toBe('working');
    const { shifts } = await showNeed(world.as(), need.number);
    expect(shifts.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual(['2026-11-29']);
  });

  it('is one act of what was seen, and is refused once it is done, over, not told yet or covered', async () => {
    await aNeedWithPeople();
    const closureId = await closedAndTold();
    const { version } = await showReopening(officer, closureId);
    await expect(reopenClosure(officer, closureId, 'other')).rejects.toMatchObject({
      reason: 'case.changed',
    });
    const elsewhere = await world.asStaff('officer', 'IR-14');
    await expect(reopenClosure(elsewhere, closureId, version)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      reopenClosure(await world.asCountyOfficer('IR-09', '0916'), closureId, version),
    ).rejects.toMatchObject({ reason: 'access.role_lacks_permission' });
    const over = await showSummary(officer, where);
    const later = await makeClosure(officer, {
      formKey: systemChance.newId(),
      version: over.version,
      ...where,
      reason: 'heat',
      treatment: 'cancel',
    });
    const refused = (id: string, reason: string) => expect(reopen(id)).rejects.toMatchObject({ reason });
    await refused(closureId, 'closure.still_closed');
    await refused(later.closureId, 'closure.not_told');
    await liftClosure(officer, later.closureId);
    await reopen(closureId);
    await refused(closureId, 'closure.lifted');
  });

  it('brings back only what has not begun, and nothing once the days are over', async () => {
    await aNeedWithPeople();
    const closureId = await closedAndTold();
    world.clock.advance(24 * 3_600_000);
    expect(await showReopening(officer, closureId)).toMatchObject({ back: 0, gone: 1, askedAgain: 0 });
    world.clock.advance(24 * 3_600_000);
    expect(await showReopening(officer, closureId)).toMatchObject({ whyNot: 'closure.days_over' });
    await expect(reopen(closureId)).rejects.toMatchObject({ reason: 'closure.days_over' });
  });
});
