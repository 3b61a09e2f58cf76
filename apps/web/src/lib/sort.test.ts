import { describe, expect, it } from 'vitest';
import { sortable, sortIn, sortRows } from './sort.ts';

const keys = ['name', 'amount'];
const columns = [{ key: 'name' }, { key: 'amount', numeric: true }, { key: 'note' }];
const table = (query: string) =>
  sortable(columns, new URL(`https://hamyar.example/council${query}`), { parameter: 'sort', keys });

describe('a table that sorts by its address', () => {
  it('shows numbers from the largest at the first press and turns them round at the next', () => {
    expect(table('')[1]).toMatchObject({ sortHref: '?sort=-amount' });
    expect(table('?sort=-amount')[1]).toMatchObject({ sortHref: '?sort=amount', sorted: 'descending' });
    expect(table('?sort=amount')[1]).toMatchObject({ sortHref: '?sort=-amount', sorted: 'ascending' });
  });

  it('shows names from the first letter, and keeps what else the address says', () => {
    expect(table('?as-of=1405-08-30')[0]).toMatchObject({ sortHref: '?as-of=1405-08-30&sort=name' });
  });

  it('has no link at a column that cannot be sorted, and heeds none that it lacks', () => {
    expect(table('')[2]).toEqual({ key: 'note' });
    expect(sortIn(new URLSearchParams('sort=-__proto__'), 'sort', keys)).toBeNull();
    expect(sortIn(new URLSearchParams('sort='), 'sort', keys)).toBeNull();
  });

  it('puts rials beyond the reach of floating numbers in their order, and Persian names in that of their alphabet', () => {
    const rows = [
      { name: 'یزد', amount: '9007199254740993' },
      { name: 'پارس', amount: '9007199254740992' },
      { name: 'تهران', amount: '10' },
    ];
    const values = {
      name: ({ name }: (typeof rows)[0]) => name,
      amount: (row: (typeof rows)[0]) => BigInt(row.amount),
    };
    const by = (key: string, isDescending: boolean) =>
      sortRows(rows, { key, isDescending }, values, 'fa').map(({ name }) => name);
    expect(by('amount', true)).toEqual(['یزد', 'پارس', 'تهران']);
    expect(by('name', false)).toEqual(['پارس', 'تهران', 'یزد']);
    expect(sortRows(rows, null, values, 'fa')).toBe(rows);
  });
});
