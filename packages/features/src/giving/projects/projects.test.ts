import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addProject, type NewProject } from './add-project.ts';
import { listProjects } from './list-projects.ts';
import { showGiven } from './show-given.ts';
import { showProject } from './show-project.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const sketch: NewProject = {
  provinceCode: 'IR-09',
  theme: 'housing',
  titleFa: 'ده خانه',
  summaryFa: 'خانه‌ها',
  targetIrr: 1_000n,
  unitLabelFa: 'خانه',
  unitCount: 10,
  status: 'open',
};

describe('a project', () => {
  it('is seen by everyone once it is open, and not before', async () => {
    const officer = await world.asStaff('officer', 'IR-09');
    const open = await addProject(officer, sketch);
    const draft = await addProject(officer, { ...sketch, status: 'draft' });
    expect(await showProject(world.as(), open.number)).toMatchObject({
      givenIrr: '0',
      may: ['give'],
      theme: { en: 'Housing' },
    });
    const funded = await addProject(officer, { ...sketch, status: 'funded' });
    expect(await showProject(world.as(), funded.number)).toMatchObject({ status: 'funded', may: [] });
    await expect(showProject(world.as(), draft.number)).rejects.toMatchObject({ reason: 'project.unknown' });
    const listed = await listProjects(world.as(), { limit: 10, order: 'newest', province: 'IR-09' });
    expect(listed.items.map((item) => item.number)).toEqual([open.number]);
    expect((await listProjects(world.as(), { limit: 10, order: 'newest', theme: 'dowry' })).items).toEqual(
      [],
    );
  });

  it('whose next unit lacks the least comes first where that is asked, one of which most is done where that is, and one that nobody gave to is left out', async () => {
    const officer = await world.asStaff('officer', 'IR-10');
    const given = async (amountIrr: bigint, unitCount: number) => {
      const { id, number } = await addProject(officer, { ...sketch, provinceCode: 'IR-10', unitCount });
      await world.owner.query(
        'insert into project_total (project_id, amount_irr, gift_count) values ($1, $2, 1)',
        [id, amountIrr],
      );
      return number;
    };
    const [far, near, whole] = [await given(101n, 10), await given(667n, 3), await given(1_000n, 10)];
    const { items, next } = await listProjects(world.as(), { limit: 10, order: 'closest' });
    expect(items.map(({ number }) => number)).toEqual([far, near]);
    expect(items.map(({ unit, nextUnitIrr }) => [unit.completed, nextUnitIrr])).toEqual([
      [1, '99'],
      [2, '333'],
    ]);
    expect(next).toBeNull();
    expect(await showProject(world.as(), whole)).toMatchObject({ nextUnitIrr: null });
    const { items: furthest } = await listProjects(world.as(), { limit: 10, order: 'furthest' });
    expect(furthest.map(({ number }) => number)).toEqual([whole, near, far]);
    expect(await showGiven(world.as())).toMatchObject({
      givenIrr: '1768',
      giftCount: 3,
      projectCount: 3,
    });
  });

  it('is added by officers of its province alone', async () => {
    const other = await world.asStaff('officer', 'IR-10');
    await expect(addProject(other, sketch)).rejects.toMatchObject({ code: 'not_found' });
    await expect(addProject(world.as(), sketch)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
