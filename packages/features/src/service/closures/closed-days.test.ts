import { systemChance } from '@hamyar/platform';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { createNeed } from '../needs/create-need.ts';
import { openDraft } from '../needs/open-draft.ts';
import { showDraft } from '../needs/show-draft.ts';
import { makeClosure } from './make-closure.ts';
import { showSummary } from './show-summary.ts';

let world: World;
let officer: Ctx;
/** Sunday; the world begins on the Saturday before. */
const closedDay = '2026-11-22';
const mashhad = { provinceCode: 'IR-09', countyCode: '0916' };
beforeEach(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
  const where = { ...mashhad, startsOn: closedDay, endsOn: closedDay };
  const { version } = await showSummary(officer, where);
  await makeClosure(officer, {
    ...where,
    version,
    formKey: systemChance.newId(),
    reason: 'snow',
    treatment: 'cancel',
  });
});
afterEach(() => world.close());

const needOf = (more: object = {}) => ({
  formKey: systemChance.newId(),
  title: 'غربالگری بینایی کودکان',
  description: 'در مدرسهٔ روستا',
  countyCode: mashhad.countyCode,
  theme: 'screening',
  targetGroup: 'families',
  venueKind: 'school',
  urgency: 'normal' as const,
  isRemote: false,
  startsOn: closedDay,
  endsOn: '2026-11-24',
  weekdays: [1, 3],
  startMinute: 540,
  endMinute: 720,
  roles: [{ profession: 'optometrist', count: 2, gender: null, language: null }],
  ...more,
});
const shiftsOf = async (needId: string) => {
  const { rows } = await world.owner.query<{ day: string; closed: boolean }>(
    `select (starts_at at time zone 'Asia/Tehran')::date::text as day, closure_id is not null as closed from shift
      where need_id = $1 order by starts_at`,
    [needId],
  );
  return rows;
};

it('a need registered for days of which one is closed already takes nobody on that day', async () => {
  const { needId } = await createNeed(officer, needOf());
  expect(await shiftsOf(needId)).toEqual([
    { day: closedDay, closed: true },
    { day: '2026-11-24', closed: false },
  ]);
});

it('a need all of whose days are closed is refused with the field, and nothing of it is kept', async () => {
  await expect(createNeed(officer, needOf({ endsOn: closedDay }))).rejects.toMatchObject({
    reason: 'need.place_closed',
    fields: [{ path: 'startsOn', reason: 'need.place_closed' }],
  });
  const { rows } = await world.owner.query('select from need');
  expect(rows).toHaveLength(0);
});

it('what is remote, and what is elsewhere, is as open as ever', async () => {
  for (const more of [{ isRemote: true, venueKind: 'remote' }, { countyCode: '0917' }]) {
    const { needId } = await createNeed(officer, needOf(more));
    expect((await shiftsOf(needId)).map(({ closed }) => closed)).toEqual([false, false]);
  }
});

it('a draft that is opened for closed days is treated alike', async () => {
  const county = await world.asCountyOfficer('IR-09', mashhad.countyCode);
  const { needId } = await createNeed(county, needOf());
  await openDraft(officer, needId, (await showDraft(officer, needId)).version);
  expect((await shiftsOf(needId)).map(({ closed }) => closed)).toEqual([true, false]);
  const { needId: over } = await createNeed(county, needOf({ endsOn: closedDay }));
  await expect(openDraft(officer, over, (await showDraft(officer, over)).version)).rejects.toMatchObject({
    reason: 'need.place_closed',
  });
});
