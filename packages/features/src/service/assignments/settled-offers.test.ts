import { withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notify } from '../../ground/notifications/index.ts';
import { settleJob } from '../../ground/notifications/settle-notices.ts';
import { acceptOffer } from './accept-offer.ts';
import { cancelOffers } from './cancel-offers.ts';
import { declineOffer } from './decline-offer.ts';
import { endAssignments } from './end-assignments.ts';
import { lapseOffers } from './end-offers.ts';
import { listOffers } from './list-offers.ts';
import { showOffer } from './show-offer.ts';
import { standDown } from './stand-down.ts';
import { takePlace } from './take-place.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const slotOf = (need: { slotIds: readonly string[] }) => need.slotIds[0] ?? '';

/** An offer with the message that asks for an answer, its text held back for the morning. */
async function asked(volunteer: MadeVolunteer, more: Parameters<typeof aNeed>[1] = {}) {
  const need = await aNeed(world, more);
  const id = await anOffer(world, volunteer, slotOf(need), { expiresInHours: 2 });
  const ctx = world.asJob('matching.offer-need');
  await withTransaction(ctx, (tx) =>
    notify(ctx, tx, {
      accountId: volunteer.accountId,
      mobile: volunteer.mobile,
      template: 'offer',
      params: {},
      link: linkPaths.offer(id),
    }),
  );
  return { need, id };
}
/** Whether the message of an offer still asks, after the jobs of the transaction were done. */
async function stillAsks(id: string): Promise<boolean> {
  const { rows } = await world.owner.query<{ payload: object }>(
    "select payload from outbox where topic = 'notifications.settle'",
  );
  const ctx = world.asJob('notifications.settle');
  for (const { payload } of rows)
    await withTransaction(ctx, (tx) => settleJob.run(ctx, settleJob.payload.parse(payload), tx));
  const { rowCount } = await world.owner.query(
    "select from notification where template = 'offer' and link = $1 and read_at is null",
    [linkPaths.offer(id)],
  );
  return rowCount === 1;
}

describe('every end of an offer settles its message, and a text held back for it stays unsent', () => {
  const ends: Record<
    string,
    (volunteer: MadeVolunteer, id: string, need: { id: string }) => Promise<unknown>
  > = {
    accepted: (volunteer, id) => acceptOffer(volunteer.ctx, id),
    declined: (volunteer, id) => declineOffer(volunteer.ctx, id, { reason: 'time' }),
    'out of time': () => {
      world.clock.advance(3 * 3_600_000);
      return lapseOffers(world.asJob('assignments.lapse'));
    },
    'its need closed by an officer': async (_, __, need) => {
      const officer = await world.asStaff('officer', 'IR-09');
      return withTransaction(officer, (tx) =>
        cancelOffers(officer, tx, { needId: need.id, title: '', titleEn: null }),
      );
    },
    'its licence revoked by an officer': async (_, id) => {
      const officer = await world.asStaff('officer', 'IR-09');
      return withTransaction(officer, (tx) =>
        endAssignments(officer, tx, [{ id, state: 'offered' }], 'credential'),
      );
    },
    'the last place taken by somebody else': async (_, __, need) => {
      const { rows } = await world.owner.query<{ id: string }>(
        'select id from role_slot where need_id = $1',
        [need.id],
      );
      const other = await aVolunteer(world);
      await takePlace(other.ctx, rows[0]?.id ?? '');
      const ctx = world.asJob('assignments.stand-down');
      return withTransaction(ctx, (tx) => standDown(ctx, tx, rows[0]?.id ?? ''));
    },
    'another place taken at its time': async (volunteer) =>
      takePlace(volunteer.ctx, slotOf(await aNeed(world, { shifts: [{ inHours: 25, hours: 4 }] }))),
  };
  it.each(Object.keys(ends))('%s', async (end) => {
    const volunteer = await aVolunteer(world);
    const { id, need } = await asked(volunteer, { count: 1 });
    await ends[end]?.(volunteer, id, need);
    expect(await stillAsks(id)).toBe(false);
    expect((await listOffers(volunteer.ctx)).items).toEqual([]);
  });
});

describe('an offer that a place taken meanwhile excludes', () => {
  it('ends at once with its reason, and the next are asked', async () => {
    const volunteer = await aVolunteer(world);
    const { id, need } = await asked(volunteer);
    await takePlace(volunteer.ctx, slotOf(await aNeed(world, { shifts: [{ inHours: 25, hours: 4 }] })));
    expect(await showOffer(volunteer.ctx, id)).toMatchObject({
      state: 'rejected',
      whyNot: 'assignment.overlaps',
      may: [],
    });
    await expect(acceptOffer(volunteer.ctx, id)).rejects.toMatchObject({ reason: 'assignment.overlaps' });
    const { rowCount } = await world.owner.query(
      "select from outbox where topic = 'matching.offer-need' and payload ->> 'needId' = $1",
      [need.id],
    );
    expect(rowCount).toBe(1);
    const { rows } = await world.owner.query(
      "select template from notification where account_id = $1 and template = 'offer_excluded'",
      [volunteer.accountId],
    );
    expect(rows).toHaveLength(1);
  });

  it('stays open where both can be done', async () => {
    const volunteer = await aVolunteer(world);
    const { id } = await asked(volunteer);
    await takePlace(volunteer.ctx, slotOf(await aNeed(world, { shifts: [{ inHours: 60, hours: 2 }] })));
    expect(await showOffer(volunteer.ctx, id)).toMatchObject({
      state: 'offered',
      may: ['accept', 'decline'],
    });
  });
});

it('an open offer does not show «accept» while the licence is looked at again, and says why', async () => {
  const volunteer = await aVolunteer(world);
  const { id } = await asked(volunteer);
  await world.owner.query('update credential set recheck_since = now() where volunteer_id = $1', [
    volunteer.id,
  ]);
  const answer = { whyNot: 'assignment.licence_rechecked', may: ['decline'] };
  expect(await showOffer(volunteer.ctx, id)).toMatchObject(answer);
  expect((await listOffers(volunteer.ctx)).items).toMatchObject([answer]);
  await expect(acceptOffer(volunteer.ctx, id)).rejects.toMatchObject({
    reason: 'assignment.licence_rechecked',
  });
});
