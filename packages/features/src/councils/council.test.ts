import { pathToFileURL } from 'node:url';
import type { ContributionRecord } from '@hamyar/domain';
import { readRows } from '@hamyar/platform/spreadsheets/read-rows';
import { openWorld, type World } from '@hamyar/testing/world';
import { withTransaction } from '@hamyar/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldPending } from '../contributions/index.ts';
import { setGoal } from '../goals/index.ts';
import { accountIdOf } from '../ledger/index.ts';
import { previewRows } from '../transfers/preview.ts';
import { listCouncils } from './list.ts';
import { showCouncil } from './show.ts';

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

beforeAll(async () => {
  world = await openWorld();
  for (const name of ['razavi-khorasan-contributions-1404.xlsx', 'razavi-khorasan-contributions-1405.csv']) {
    const gifts: ContributionRecord[] = [];
    await previewRows('contributions', readRows(new URL(name, folder).pathname), {
      onAccepted: (batch) => void gifts.push(...batch.map((row) => row.record)),
    });
    await record(gifts);
  }
  await foldAll();
  await setGoal(job(), {
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
