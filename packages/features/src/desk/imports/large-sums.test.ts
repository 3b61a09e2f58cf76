import { councils, imports } from '@hamyar/contracts';
import { csv, heading, inImportWorld, title } from '@hamyar/testing/imports';
import { foldAll } from '@hamyar/testing/recorded-gifts';
import { expect, it, vi } from 'vitest';
import { showCouncil } from '../../council/councils/show-council.ts';
import { setGoal } from '../../council/goals/index.ts';
import { discardImport } from './discard-import.ts';
import { showImport } from './show-import.ts';
import { showUndo } from './show-undo.ts';

vi.setConfig({ testTimeout: 60_000 });

const { world, officer, upload, commitOf, checksHold } = inImportWorld();

const listed = async (...amounts: string[]) => {
  const lines = amounts.map((amount, at) => `1405/03/01;نقدی;${amount};مشهد;الف;${at + 11}`);
  return (await upload(officer(), { kind: 'contributions' }, csv(title, heading, ...lines))).batchId;
};
const largest = '9223372036854775807';

it('a sum beyond what one amount can be is shown, warned of, and can be thrown away', async () => {
  const batchId = await listed(...Array<string>(12).fill('900000000000000000'), '1000000');
  const shown = await showImport(officer(), batchId);
  expect(imports.show.response[200].parse(shown)).toMatchObject({
    state: 'previewed',
    totals: { cashIrr: '10800000000001000000' },
    warnedRows: 12,
  });
  expect(shown.warnings[0]).toMatchObject({ row: 3, column: 2, field: 'amount', reason: 'huge_amount' });
  await discardImport(officer(), batchId, shown.version);
  expect(await showImport(officer(), batchId)).toMatchObject({ state: 'discarded' });
});

it('two of the largest amounts are written, folded, shown to the council and taken back', async () => {
  await setGoal(officer(), {
    provinceCode: 'IR-09',
    measure: 'cash',
    year: 1405,
    targetIrr: 1n,
    source: 'm',
  });
  const batchId = await listed(largest, largest, largest);
  expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 3 });
  await foldAll(world());
  await checksHold();
  const council = await showCouncil(await world().asStaff('council', 'IR-09'), {
    slug: 'razavi-khorasan',
    asOf: '2026-11-21',
  });
  expect(councils.show.response[200].parse(council)).toMatchObject({
    cash: { currentIrr: '27670116110564327421', currentCount: 3 },
    goal: { progressBasisPoints: Number.MAX_SAFE_INTEGER },
  });
  const undo = await showUndo(officer(), batchId);
  expect(imports.showUndo.response[200].parse(undo)).toMatchObject({ cashIrr: '27670116110564327421' });
});

it('a gift larger than what the province set out to reach in the whole year is looked at again', async () => {
  const goal = { provinceCode: 'IR-09', measure: 'cash' as const, year: 1405, source: 'm' };
  await setGoal(officer(), { ...goal, targetIrr: 1_000_000_000n });
  const batchId = await listed('1000000000', '1000000001');
  expect(await showImport(officer(), batchId)).toMatchObject({
    acceptedRows: 2,
    warnings: [{ row: 4, column: 2, reason: 'beyond_goal', cellText: '1000000001' }],
  });
});
