import { aNeed, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { listHolders } from '../assignments/list-holders.ts';
import { takePlace } from '../assignments/take-place.ts';
import { listMoves } from './list-moves.ts';
import { moveOwn } from './move-own.ts';
import { showOwn } from './show-own.ts';

let world: World;
/** Of Mashhad, where everybody lives at first, and of Tehran, where they go. */
let before: Ctx;
let after: Ctx;
beforeEach(async () => {
  world = await openWorld();
  before = await world.asStaff('officer', 'IR-09');
  after = await world.asStaff('officer', 'IR-23');
});
afterEach(() => world.close());

const tehran = '2301';
const page = { limit: 30 };

async function move(person: MadeVolunteer, countyCode = tehran) {
  const { version } = await showOwn(person.ctx, countyCode);
  return moveOwn(person.ctx, { countyCode, version, releasedIds: [] });
}

describe('the list of arrivals and departures', () => {
  it('names whoever came, and of whoever left says when and from where alone', async () => {
    const [gone, stays] = [await aVolunteer(world), await aVolunteer(world)];
    await move(gone);
    await move(stays, '0918');
    const left = await listMoves(before, page);
    expect(left.items).toMatchObject([
      { kind: 'within', fromCounty: '0916', toCounty: '0918', person: { volunteerId: stays.id } },
      { kind: 'left', fromCounty: '0916', toCounty: null, person: null },
    ]);
    expect(JSON.stringify(left)).not.toContain(gone.id);
    expect((await listMoves(after, page)).items).toMatchObject([
      { kind: 'came', fromCounty: null, toCounty: tehran, person: { volunteerId: gone.id } },
    ]);
    expect((await listMoves(before, { ...page, kind: 'left' })).items).toHaveLength(1);
  });

  it('goes on where a page ends, and the nation reads each move once', async () => {
    for (let moves = 0; moves < 3; moves++) await move(await aVolunteer(world));
    const first = await listMoves(before, { limit: 2 });
    const second = await listMoves(before, { limit: 2, cursor: first.next ?? '' });
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    await expect(listMoves(before, { limit: 2, cursor: 'x' })).rejects.toMatchObject({
      reason: 'cursor.invalid',
    });
    const nation = await world.asStaff('national', null);
    expect((await listMoves(nation, page)).items.map(({ kind }) => kind)).toEqual(['came', 'came', 'came']);
  });

  it('of an office of another province, and of whoever holds none, is empty or closed', async () => {
    await move(await aVolunteer(world));
    expect((await listMoves(await world.asStaff('officer', 'IR-14'), page)).items).toEqual([]);
    await expect(listMoves((await aVolunteer(world)).ctx, page)).rejects.toMatchObject({
      reason: 'access.staff_only',
    });
  });
});

it('thirty days after a shift its office reads no name of whoever lives elsewhere by then', async () => {
  const person = await aVolunteer(world);
  const need = await aNeed(world, { shifts: [{ inHours: 24, hours: 3 }] });
  const needId = need.id;
  const ids = [(await takePlace(person.ctx, need.slotIds[0] ?? '')).assignmentId];
  await move(person);
  expect((await listHolders(before, needId, page)).items.every(({ isGone }) => !isGone)).toBe(true);
  world.clock.advance(33 * 86_400_000);
  const { items } = await listHolders(before, needId, page);
  expect(items.map(({ assignmentId }) => assignmentId)).toEqual(ids);
  for (const item of items)
    expect(item).toMatchObject({ isGone: true, firstName: null, lastName: null, mobileMasked: null });
  const nation = await listHolders(await world.asStaff('national', null), needId, page);
  expect(nation.items.every(({ isGone }) => !isGone)).toBe(true);
});
