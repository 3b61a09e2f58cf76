import { pathToFileURL } from 'node:url';
import type { ContributionRecord } from '@hamyar/domain';
import { readRows } from '@hamyar/platform/spreadsheets/read-rows';
import { openWorld, type World } from '@hamyar/testing/world';
import { withTransaction } from '@hamyar/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contributionsChecks } from './checks.ts';
import { foldPending, rebuildTotals } from './index.ts';
import { accountIdOf } from '../ledger/index.ts';
import { previewRows } from '../transfers/preview.ts';

let world: World;
const folder = new URL('../../../testing/samples/', pathToFileURL(import.meta.filename));
const job = () => world.as({ kind: 'job', name: 'test' });

/** Records gifts in bulk as an import does: ledger and contributions, without a fold. */
async function record(gifts: readonly ContributionRecord[]): Promise<void> {
  await withTransaction(job(), async (tx) => {
    const codes = [
      'bank:IR-09',
      ...['cash', 'goods', 'service'].map((kind) => `contributions:IR-09:${kind}`),
    ];
    const accounts = await accountIdOf(tx, codes);
    const bank = accounts.get('bank:IR-09');
    const rows = gifts.map((gift) => ({
      id: job().newId(),
      transaction_id: job().newId(),
      kind: gift.kind,
      county_code: gift.countyCode,
      theme: gift.theme ?? gift.themeText ?? 'other',
      amount_irr: gift.amountIrr.toString(),
      day: gift.day,
      account: accounts.get(`contributions:IR-09:${gift.kind}`),
    }));
    const input = `jsonb_to_recordset($1::jsonb) as g(id uuid, transaction_id uuid, kind text, county_code text, theme text,
      amount_irr bigint, day date, account bigint)`;
    const json = JSON.stringify(rows);
    await tx.$client.query(
      `insert into ledger_transaction (id, kind, ref_type, ref_id, recognised_on)
       select transaction_id, 'import', 'contribution', id, day from ${input}`,
      [json],
    );
    await tx.$client.query(
      `insert into ledger_entry (transaction_id, ledger_account_id, amount_irr)
       select transaction_id, $2::bigint, amount_irr from ${input}
       union all select transaction_id, account, -amount_irr from ${input}`,
      [json, bank],
    );
    await tx.$client.query(
      `insert into contribution (id, transaction_id, kind, source, province_code, county_code, theme, is_anonymous, amount_irr,
         contributed_on, retain_until)
       select id, transaction_id, kind, 'import', 'IR-09', county_code, theme, true, amount_irr, day, '2036-01-01' from ${input}`,
      [json],
    );
  });
}

const foldAll = async () => {
  while ((await withTransaction(job(), (tx) => foldPending(job(), tx))) > 0);
};
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
  for (const name of ['razavi-khorasan-contributions-1404.xlsx', 'razavi-khorasan-contributions-1405.csv']) {
    const gifts: ContributionRecord[] = [];
    await previewRows('contributions', readRows(new URL(name, folder).pathname), {
      onAccepted: (batch) => void gifts.push(...batch.map((row) => row.record)),
    });
    await record(gifts);
  }
}, 120_000);
afterAll(() => world.close());

describe('folding', () => {
  it('takes the ten thousand rows of two imports within seconds, and agrees with the ledger before, during and after', async () => {
    await expectBooksToStand();
    const startedAt = performance.now();
    await foldAll();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await expectBooksToStand();
  });

  it('again changes nothing', async () => {
    const before = await totals();
    await foldAll();
    expect(await totals()).toEqual(before);
  });

  it('that breaks off leaves the waiting list and the totals as they were', async () => {
    await record([{ ...aGift, day: '2026-11-20' }]);
    const before = await totals();
    const broken = withTransaction(job(), async (tx) => {
      expect(await foldPending(job(), tx)).toBe(1);
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect(await totals()).toEqual(before);
    await expectBooksToStand();
    await world.owner.query('delete from contribution_pending');
    await rebuildTotals(job());
    await expectBooksToStand();
  });

  it('by many at once counts each gift once', async () => {
    await record(Array.from({ length: 200 }, () => ({ ...aGift, day: '2026-11-22' })));
    await Promise.all(
      Array.from({ length: 8 }, () => withTransaction(job(), (tx) => foldPending(job(), tx))),
    );
    await foldAll();
    await expectBooksToStand();
  });

  it('gives the totals that a rebuild gives, also after someone spoilt them', async () => {
    const before = await totals();
    await world.owner.query('update contribution_total set amount_irr = amount_irr + 1 where gift_count = 1');
    await rebuildTotals(job());
    expect(await totals()).toEqual(before);
  });

  it('and rebuilding are not for officers', async () => {
    await expect(rebuildTotals(await world.asStaff('officer', 'IR-09'))).rejects.toMatchObject({
      code: 'forbidden',
    });
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
