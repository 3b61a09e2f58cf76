import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setGoal } from './set-goal.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const change = {
  provinceCode: 'IR-09',
  measure: 'cash' as const,
  year: 1405,
  targetIrr: 100n,
  source: 'مصوبه',
};

describe('a goal', () => {
  it('changes by a new version; the same again is no change', async () => {
    const officer = await world.asStaff('officer', 'IR-09');
    expect(await setGoal(officer, change)).toEqual({ version: 1 });
    expect(await setGoal(officer, change)).toEqual({ version: 1 });
    expect(await setGoal(officer, { ...change, targetIrr: 120n })).toEqual({ version: 2 });
  });

  it('is not set for another province, nor to nothing', async () => {
    const other = await world.asStaff('officer', 'IR-10');
    await expect(setGoal(other, change)).rejects.toMatchObject({ code: 'not_found' });
    const officer = await world.asStaff('officer', 'IR-09');
    await expect(setGoal(officer, { ...change, targetIrr: 0n })).rejects.toMatchObject({
      reason: 'goal.not_positive',
    });
  });
});
