import { withTransaction } from '@hamyar/db';
import type { ContributionRecord } from '@hamyar/domain';
import { foldAll, record, recordSamples } from '@hamyar/testing/recorded-gifts';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contributionsChecks } from './checks.ts';
import { foldPending } from './index.ts';

let world: World;
const job = () => world.asJob('contributions.fold');

const mend = contributionsChecks[0]?.mend ?? '';
const totals = async () =>
  (await world.owner.query('select * from contribution_total order by 1, 2, 3, 4, 5')).rows;
const expectBooksToStand = async () => {
  for (const check of contributionsChecks) {
    const { rows } = await world.owner.query(check.sql);
    expect({ title: check.title, rows }).toEqual({ title: check.title, rows: [] });
  }
};

beforeAll(async () => {
  world = await openWorld();
  await recordSamples(world);
}, 120_000);
afterAll(() => world.close());

describe('folding', () => {
  it('takes the rows of two imports in one statement, each once, and agrees with the ledger before, during and after', async () => {
    await expectBooksToStand();
    const { rows } = await world.owner.query<{ waiting: number }>(
      'select count(*)::int as waiting from contribution_pending',
    );
    expect(await foldAll(world)).toEqual([rows[0]?.waiting]);
    await expectBooksToStand();
  });

  it('again changes nothing', async () => {
    const before = await totals();
    await foldAll(world);
    expect(await totals()).toEqual(before);
  });

  it('that breaks off leaves the waiting list and the totals as they were', async () => {
    await record(world, [{ ...aGift, day: '2026-11-20' }]);
    const before = await totals();
    const broken = withTransaction(job(), async (tx) => {
      expect(await foldPending(job(), tx)).toBe(1);
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect(await totals()).toEqual(before);
    await expectBooksToStand();
    await world.owner.query('delete from contribution_pending');
    await world.owner.query(mend);
    await expectBooksToStand();
  });

  it('by many at once counts each gift once', async () => {
    await record(
      world,
      Array.from({ length: 200 }, () => ({ ...aGift, day: '2026-11-22' })),
    );
    await Promise.all(
      Array.from({ length: 8 }, () => withTransaction(job(), (tx) => foldPending(job(), tx))),
    );
    await foldAll(world);
    await expectBooksToStand();
  });

  it('gives the totals that a rebuild gives, also after someone spoilt them', async () => {
    const before = await totals();
    await world.owner.query('update contribution_total set amount_irr = amount_irr + 1 where gift_count = 1');
    await world.owner.query(mend);
    expect(await totals()).toEqual(before);
  });
});

const aGift: ContributionRecord = {
  day: '2026-11-22',
  kind: 'goods',
  amountIrr: 1_000n,
  provinceCode: 'IR-09',
  countyCode: '0917',
  theme: 'housing',
  themeText: 'مسکن',
  donorName: null,
  mobile: null,
  item: null,
  quantity: null,
  itemUnit: null,
  channel: null,
  trackingNumber: null,
  note: null,
};
