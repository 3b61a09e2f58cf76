import { withTransaction } from '@hamyar/db';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { needsChecks } from './checks.ts';
import { closeNeed } from './close-need.ts';
import { closePastNeeds } from './close-past-needs.ts';
import { foldOpenings } from './fold-openings.ts';
import { listNeeds } from './list-needs.ts';
import { showClosing } from './show-closing.ts';
import { showOverview } from './show-overview.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const hourMs = 3_600_000;
const fold = (ctx = world.asJob('needs.fold-openings')) =>
  withTransaction(ctx, (tx) => foldOpenings(ctx, tx));

/** What the shifts themselves say: open needs with a free place to come, the soonest first. */
async function fromShifts(): Promise<{ id: string; placesLeft: number; nextStartsAt: string | null }[]> {
  const { rows } = await world.owner.query<{ id: string; left: number; next: Date }>(
    `select n.id, sum(r.count - r.taken)::int as left,
       min(s.starts_at) filter (where r.taken < r.count) as next
     from need n join shift s on s.need_id = n.id join role_slot r on r.shift_id = s.id
     where n.status = 'open' and s.starts_at > $1 group by n.id having bool_or(r.taken < r.count)
     order by next, n.id`,
    [world.clock.now()],
  );
  return rows.map(({ id, left, next }) => ({ id, placesLeft: left, nextStartsAt: next.toISOString() }));
}

async function expectExact(): Promise<void> {
  const wanted = await fromShifts();
  const list = await listNeeds(world.as(), { limit: 50 });
  expect(list.items.map(({ id, placesLeft, nextStartsAt }) => ({ id, placesLeft, nextStartsAt }))).toEqual(
    wanted,
  );
  expect(list.total).toBe(wanted.length);
  const overview = await showOverview(world.as(), 6);
  expect(overview.openNeeds).toBe(wanted.length);
  expect(overview.placesLeft).toBe(wanted.reduce((sum, { placesLeft }) => sum + placesLeft, 0));
  expect(new Set(overview.urgent.map(({ id }) => id)).size).toBe(Math.min(6, wanted.length));
}

async function checksHold(): Promise<void> {
  for (const check of needsChecks)
    expect([check.title, ...(await world.owner.query(check.sql)).rows]).toEqual([check.title]);
}

describe('what is kept of open needs', () => {
  it('is exact before it is folded and after, whatever changes, and as time passes', async () => {
    const first = await aNeed(world, {
      count: 2,
      shifts: [
        { inHours: 10, hours: 2 },
        { inHours: 40, hours: 2 },
      ],
    });
    const second = await aNeed(world, { count: 1, shifts: [{ inHours: 20, hours: 2 }] });
    await aNeed(world, { count: 3, shifts: [{ inHours: 30, hours: 2 }] });
    await expectExact();
    expect(await fold()).toBe(3);
    await expectExact();
    await checksHold();

    const volunteer = await aVolunteer(world);
    await acceptOffer(volunteer.ctx, await anOffer(world, volunteer, second.slotIds[0] ?? ''));
    await expectExact();
    await fold();
    await expectExact();

    world.clock.advance(15 * hourMs);
    await expectExact();
    expect(await fold()).toBe(1);
    await expectExact();

    const officer = await world.asStaff('officer', 'IR-09');
    const { version } = await showClosing(officer, first.id);
    await closeNeed(officer, first.id, { version, reason: 'enough' });
    await expectExact();
    await fold();
    await expectExact();
    await checksHold();
    expect(await fold()).toBe(0);
  });

  it('stays exact for a reader whose clock is behind the one that folded', async () => {
    await aNeed(world, {
      shifts: [
        { inHours: 1, hours: 2 },
        { inHours: 40, hours: 2 },
      ],
    });
    world.clock.advance(2 * hourMs);
    await fold();
    world.clock.advance(-2 * hourMs);
    await expectExact();
  });

  it('is written by folding alone', async () => {
    await aNeed(world);
    await fold();
    for (const sql of [
      'delete from need_opening',
      'delete from need_touched',
      'update need_opening set places_left = 9',
    ])
      await expect(withTransaction(world.asOperator(), (tx) => tx.$client.query(sql))).rejects.toThrow(
        /permission denied/,
      );
  });

  it('is not folded by people', async () => {
    await expect(fold(await world.asStaff('officer', 'IR-09'))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('a need', () => {
  it('closes when its last shift is over, and not before; what was never sent ends with it', async () => {
    const job = world.asJob('needs.close-past');
    const need = await aNeed(world, {
      shifts: [
        { inHours: 24, hours: 2 },
        { inHours: 28, hours: 2 },
      ],
    });
    const later = await aNeed(world, { shifts: [{ inHours: 200, hours: 2 }] });
    const status = async (id: string) =>
      (await world.owner.query<{ status: string }>('select status from need where id = $1', [id])).rows[0]
        ?.status;
    world.clock.advance(29 * hourMs);
    expect(await closePastNeeds(job)).toBe(0);
    world.clock.advance(2 * hourMs);
    expect(await closePastNeeds(job)).toBe(1);
    expect(await status(need.id)).toBe('closed');
    expect(await status(later.id)).toBe('open');
    const { rows } = await world.owner.query(
      "select actor_kind, detail from audit where action = 'need.closed'",
    );
    expect(rows).toEqual([{ actor_kind: 'job', detail: { because: 'over', count: 0 } }]);
    expect(await closePastNeeds(job)).toBe(0);
    await expect(closePastNeeds(await world.asStaff('officer', 'IR-09'))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
