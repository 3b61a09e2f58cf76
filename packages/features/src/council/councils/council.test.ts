import { foldAll, recordSamples } from '@hamyar/testing/recorded-gifts';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setGoal } from '../goals/index.ts';
import { listCouncils } from './list-councils.ts';
import { showCouncil } from './show-council.ts';
import { showProvince } from './show-province.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await recordSamples(world);
  await foldAll(world);
  await setGoal(world.asOperator(), {
    provinceCode: 'IR-09',
    measure: 'cash',
    year: 1405,
    targetIrr: 1_080_000_000_000n,
    source: 'آزمون',
    setAt: new Date('2026-04-09T08:00:00Z'),
  });
}, 120_000);
afterAll(() => world.close());

describe('the council of Razavi Khorasan as of 30 Aban 1405', () => {
  const asked = { slug: 'razavi-khorasan', asOf: '2026-11-21' };

  it('stands 12 % above the same period of last year', async () => {
    const report = await showCouncil(await world.asStaff('council', 'IR-09'), asked);
    expect(report.cash).toMatchObject({
      currentIrr: '667386182400',
      previousIrr: '595880520000',
      growthBasisPoints: 1_200,
    });
    expect(report.period).toMatchObject({ year: 1405, previousTo: '2025-11-21', clamped: false });
    expect(report.goal).toMatchObject({ targetIrr: '1080000000000', version: 1, progressBasisPoints: 6_180 });
  });

  it('is the same whoever asks, and its parts sum to the whole', async () => {
    const report = await showCouncil(await world.asStaff('auditor', null), asked);
    for (const parts of [report.byTheme, report.byCounty]) {
      expect(parts.reduce((sum, part) => sum + BigInt(part.currentIrr), 0n)).toBe(667_386_182_400n);
      expect(parts.reduce((sum, part) => sum + BigInt(part.previousIrr), 0n)).toBe(595_880_520_000n);
    }
    expect(report.thisYear.at(-1)).toEqual({ day: 246, amountIrr: '667386182400' });
    expect(report.lastYear.at(-1)).toEqual({ day: 365, amountIrr: '900000000000' });
  });

  it('keeps goods and service apart from cash', async () => {
    const report = await showCouncil(await world.asStaff('officer', 'IR-09'), asked);
    expect(BigInt(report.goods.currentIrr)).toBeGreaterThan(0n);
    expect(BigInt(report.service.currentIrr)).toBeGreaterThan(0n);
  });

  it('has no goal before the goal was set', async () => {
    const report = await showCouncil(await world.asStaff('national', null), {
      ...asked,
      asOf: '2026-04-01',
    });
    expect(report.goal).toBeNull();
  });

  it('does not exist for the council of another province, for members, or for a day to come', async () => {
    const other = await world.asStaff('council', 'IR-10');
    await expect(showCouncil(other, asked)).rejects.toMatchObject({ code: 'not_found' });
    await expect(showCouncil(other, { slug: 'isfahan', asOf: '2026-11-22' })).rejects.toMatchObject({
      reason: 'council.day_ahead',
    });
    await expect(showCouncil(world.as(), asked)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(showCouncil(other, { slug: 'atlantis' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await showCouncil(other, { slug: 'isfahan' })).cash.growthBasisPoints).toBeNull();
  });

  it('stands in the list of those who may see it', async () => {
    const one = await listCouncils(await world.asStaff('council', 'IR-09'));
    expect(one.items).toMatchObject([{ slug: 'razavi-khorasan', targetIrr: '1080000000000' }]);
    expect((await listCouncils(await world.asStaff('national', null))).items).toHaveLength(31);
  });
});

describe('the year of a province as everyone may read it', () => {
  it('has the council’s cash, up to the last day of the office’s lists, and names no giver', async () => {
    world.clock.set('2026-11-28T08:30:00Z');
    const raised = await showProvince(world.as(), 'IR-09');
    expect(raised).toMatchObject({ asOf: '2026-11-21', year: 1405, comparability: 'alike' });
    expect(raised.cash).toMatchObject({ currentIrr: '667386182400', growthBasisPoints: 1_200 });
    expect(Object.keys(raised).sort()).toEqual([
      'asOf',
      'cash',
      'comparability',
      'province',
      'readAt',
      'year',
    ]);
  });

  it('is nothing, and no growth, where nothing was given', async () => {
    const { cash } = await showProvince(world.as(), 'IR-10');
    expect(cash).toMatchObject({ currentIrr: '0', currentCount: 0, growthBasisPoints: null });
  });
});

describe('a week after the office’s last list', () => {
  it('the council is compared up to that list’s last day unless told otherwise, and the office is reminded', async () => {
    world.clock.set('2026-11-28T08:30:00Z');
    const report = await showCouncil(await world.asStaff('council', 'IR-09'), { slug: 'razavi-khorasan' });
    expect(report).toMatchObject({ asOf: '2026-11-21', comparability: 'alike' });
    expect(report.cash.growthBasisPoints).toBe(1_200);
    expect(report.upToToday).toEqual({
      amountIrr: report.cash.currentIrr,
      giftCount: report.cash.currentCount,
    });
    expect(report.recorded).toMatchObject({
      officeUntil: '2026-11-21',
      onlineUntil: null,
      isOfficeLate: true,
    });
    expect(report.recorded.counties.length).toBeGreaterThan(5);
  });

  it('a later day tells no growth, since this year ends before last year does', async () => {
    const asked = { slug: 'razavi-khorasan', asOf: '2026-11-28' };
    const report = await showCouncil(await world.asStaff('council', 'IR-09'), asked);
    expect(report.comparability).toBe('office_behind');
    const parts = [report.cash, report.goods, report.service, ...report.byTheme, ...report.byCounty];
    expect(parts.every((part) => part.growthBasisPoints === null)).toBe(true);
  });

  it('the list of councils compares each up to its own last day', async () => {
    const { items } = await listCouncils(await world.asStaff('national', null));
    expect(items.find(({ slug }) => slug === 'razavi-khorasan')).toMatchObject({
      asOf: '2026-11-21',
      comparability: 'alike',
      cash: { growthBasisPoints: 1_200 },
    });
    expect(items.find(({ slug }) => slug === 'isfahan')).toMatchObject({ asOf: '2026-11-28' });
  });

  it('an office that is silent in the new year tells no growth and reaches no year’s end', async () => {
    world.clock.set('2027-04-10T08:30:00Z');
    const report = await showCouncil(await world.asStaff('council', 'IR-09'), { slug: 'razavi-khorasan' });
    expect(report).toMatchObject({ asOf: '2027-04-10', comparability: 'office_silent' });
    expect(report.cash.growthBasisPoints).toBeNull();
  });
});
