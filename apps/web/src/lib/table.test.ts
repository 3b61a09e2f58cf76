import { describe, expect, it } from 'vitest';
import { sortIn, sortRows, type TableColumn, tableOf } from './table.ts';

interface Row {
  readonly name: string;
  readonly amount: string | null;
}
const columns: readonly TableColumn<Row>[] = [
  { key: 'name', label: 'نام', value: ({ name }) => name },
  {
    key: 'amount',
    label: 'مبلغ',
    unit: 'میلیارد ریال',
    numeric: true,
    value: ({ amount }) => (amount === null ? null : BigInt(amount)),
  },
];
const table = (query: string, rows: readonly Row[] = []) =>
  tableOf(columns, rows, {
    url: new URL(`https://hamyar.example/council${query}`),
    parameter: 'sort',
    locale: 'fa',
  });

describe('a table that sorts by its address', () => {
  it('shows numbers from the largest at the first press and turns them round at the next', () => {
    expect(table('').columns[1]).toMatchObject({ sortHref: '?sort=-amount' });
    expect(table('?sort=-amount').columns[1]).toMatchObject({
      sortHref: '?sort=amount',
      sorted: 'descending',
    });
    expect(table('?sort=amount').columns[1]).toMatchObject({
      sortHref: '?sort=-amount',
      sorted: 'ascending',
    });
  });

  it('shows names from the first letter, and keeps what else the address says', () => {
    expect(table('?as-of=1405-08-30').columns[0]).toMatchObject({
      sortHref: '?as-of=1405-08-30&sort=name',
    });
  });

  it('heeds no column that it lacks', () => {
    expect(sortIn(new URLSearchParams('sort=-__proto__'), 'sort', columns)).toBeNull();
    expect(sortIn(new URLSearchParams('sort='), 'sort', columns)).toBeNull();
  });

  it('says the unit of a column in its head', () => {
    expect(table('').columns[1]).toMatchObject({ label: 'مبلغ', unit: 'میلیارد ریال', numeric: true });
  });

  it('puts rials beyond the reach of floating numbers in their order, and Persian names in that of their alphabet', () => {
    const rows = [
      { name: 'یزد', amount: '9007199254740993' },
      { name: 'گیلان', amount: null },
      { name: 'پارس', amount: '9007199254740992' },
      { name: 'تهران', amount: '10' },
    ];
    const by = (key: string, isDescending: boolean) =>
      sortRows(columns, rows, { key, isDescending }, 'fa').map(({ name }) => name);
    expect(by('amount', true)).toEqual(['یزد', 'پارس', 'تهران', 'گیلان']);
    expect(by('amount', false)).toEqual(['گیلان', 'تهران', 'پارس', 'یزد']);
    expect(by('name', false)).toEqual(['پارس', 'تهران', 'گیلان', 'یزد']);
    expect(sortRows(columns, rows, null, 'fa')).toBe(rows);
  });
});
