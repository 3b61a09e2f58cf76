import { describe, expect, it } from 'vitest';
import type { ContributionRecord, SheetAnswers } from '@hamyar/domain';
import { readRows } from '@hamyar/platform/spreadsheets/read-rows';
import { previewRows } from './preview.ts';

const folder = new URL('../../../testing/samples/cases/', import.meta.url);

/** The answer to a file: its preview, and the amounts of the accepted rows in order. */
async function read(name: string, answers: SheetAnswers<never> = {}) {
  const records: ContributionRecord[] = [];
  const preview = await previewRows('contributions', readRows(new URL(name, folder).pathname), {
    answers: { provinceCode: 'IR-09', ...answers },
    onAccepted: (rows) => {
      for (const { record } of rows) records.push(record);
    },
  });
  return { ...preview, records, amounts: records.map(({ amountIrr }) => Number(amountIrr)) };
}

describe('amounts', () => {
  it('parted by slashes or by the decimal mark of another keyboard are whole amounts', async () => {
    const { amounts, rejected } = await read('slash-thousands.csv');
    expect(amounts).toEqual([
      500_000, 750_000, 500_000, 1_500_000, 1_500_000, 1_500_000, 500_000, 500_000, 2_500_000,
    ]);
    // «500.000» may be five hundred with three decimals.
    expect(rejected).toEqual([{ row: 7, reason: 'invalid_amount', field: 'amount', cellText: '500.000' }]);
  });
});
