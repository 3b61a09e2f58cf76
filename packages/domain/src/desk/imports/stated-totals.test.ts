import { describe, expect, it } from 'vitest';
import { firstLists } from '../../ground/lists.ts';
import { contributionRowRule } from './contributions.ts';
import { tally } from './tally.ts';
import { contributionTotals } from './totals.ts';

/** The totals of a sheet that differ from what was read of it: `row: stated / read`. */
function differing(...rows: (string | number | null)[][]): string[] {
  const rule = contributionRowRule({
    mapping: { day: 0, kind: 1, amount: 2, county: 3, trackingNumber: 4 },
    unit: 'rial',
    provinceCode: 'IR-09',
  });
  const counted = tally(contributionTotals(firstLists.lists), 100);
  rows.forEach((cells, index) => {
    const outcome = rule(index + 1, cells);
    if (outcome?.kind === 'accepted') counted.accept(outcome.row, outcome.record, [], '');
    else if (outcome?.kind === 'rejected') counted.reject(outcome);
    else if (outcome) counted.ignore(outcome.row, outcome.reason, outcome.statedIrr);
  });
  return counted
    .result()
    .sheetTotals.filter(({ statedIrr, readIrr }) => statedIrr !== readIrr)
    .map(({ row, statedIrr, readIrr }) => `${row}: ${statedIrr} / ${readIrr}`);
}
let number = 0;
const gift = (amount: number | string, kind = 'نقدی', county = 'مشهد') => [
  ...['1405/02/01', kind, amount, county, String(++number)],
];
const total = (amount: number | string, name = 'جمع کل') => [null, name, amount, null, null];

describe('the sheet’s own total', () => {
  it('is said to differ when it is no sum of what was read', () => {
    expect(differing(gift(3_000_000), gift('500/000'), total('3,500,000'))).toEqual([]);
    expect(differing(gift(3_000_000), gift(500), total('3,500,000'))).toEqual(['3: 3500000 / 3000500']);
  });
  it('stands beside the sum it names, also where both agree', () => {
    const counted = tally(contributionTotals(firstLists.lists), 100);
    counted.ignore(3, 'summary_row', 0n);
    expect(counted.result().sheetTotals).toEqual([{ row: 3, statedIrr: 0n, readIrr: 0n }]);
  });
  it('is compared page by page, and at the end as a whole', () => {
    const pages = [gift(1), gift(2), total(3, 'جمع صفحه'), gift(4), total(4, 'جمع صفحه')];
    expect(differing(...pages, total(7))).toEqual([]);
    expect(differing(...pages, total(8))).toEqual(['6: 8 / 7']);
    expect(differing(gift(1), total(9, 'جمع صفحه'), gift(4), total(5))).toEqual(['2: 9 / 1']);
  });
  it('may be of one kind, may hold refused rows, and an average is none', () => {
    expect(differing(gift(5), gift(8, 'کالا'), total(5), total(13))).toEqual([]);
    expect(differing(gift(5), gift(8, 'نقدی', 'ناکجا'), total(13))).toEqual([]);
    expect(differing(gift(5), gift(9), total(7, 'میانگین'))).toEqual([]);
  });
});
