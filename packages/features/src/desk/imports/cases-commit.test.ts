import { csv, heading, inImportWorld, title } from '@hamyar/testing/imports';
import { describe, expect, it, vi } from 'vitest';
import { showBatch } from './show.ts';

vi.setConfig({ testTimeout: 60_000 });

const { officer, uploadSample, upload, commitOf, rows, countOf, checksHold } = inImportWorld();

const commitSample = async (name: string) => {
  const { batchId } = await uploadSample(officer(), 'contributions', `cases/${name}`);
  return commitOf(officer(), batchId);
};

describe('a gift by its tracking number', () => {
  it('is the same when a spreadsheet has dropped the zeros in front: the second import changes nothing', async () => {
    expect(await commitSample('zeros-as-text.csv')).toMatchObject({ committedRows: 1, unchangedRows: 0 });
    expect(await commitSample('zeros-resaved.csv')).toMatchObject({ committedRows: 0, unchangedRows: 1 });
    expect(await rows('select tracking_number from contribution')).toEqual([{ tracking_number: '00456123' }]);
    await checksHold();
  });
  it('is two gifts where the number is what a spreadsheet left of two longer ones', async () => {
    expect(await commitSample('sci-month-a.csv')).toMatchObject({ committedRows: 1, warnedRows: 1 });
    expect(await commitSample('sci-month-b.csv')).toMatchObject({ committedRows: 1, unchangedRows: 0 });
    expect(await countOf('contribution')).toBe(2);
    await checksHold();
  });
});

describe('a status nobody knows', () => {
  it('leaves nothing to write before a person has answered', async () => {
    const lines = [
      title,
      `${heading};وضعیت`,
      '1405/02/01;نقدی;5000;مشهد;الف;1;سبز',
      '1405/02/01;نقدی;7000;مشهد;ب;2;موفق',
    ];
    const { batchId } = await upload(officer(), { kind: 'contributions' }, csv(...lines));
    await expect(commitOf(officer(), batchId)).rejects.toMatchObject({ reason: 'import.not_now' });
    expect(await countOf('contribution')).toBe(0);
  });
});

describe('the sheet’s own total', () => {
  it('is compared with what was read, and a difference is shown before the commit', async () => {
    expect(await commitSample('total-row-disagrees.csv')).toMatchObject({
      committedRows: 2,
      totals: { cashIrr: '3500000' },
      totalsDiffer: [],
    });
    const lines = [title, heading, '1405/02/01;نقدی;5000;مشهد;الف;1', ';جمع کل;7000;;;'];
    const { batchId } = await upload(officer(), { kind: 'contributions' }, csv(...lines));
    expect(await showBatch(officer(), batchId)).toMatchObject({
      state: 'previewed',
      totalsDiffer: [{ row: 4, statedIrr: '7000', readIrr: '5000' }],
    });
  });
});
