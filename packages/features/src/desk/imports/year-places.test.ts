import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heading, title } from '@hamyar/testing/imports';
import { describe, expect, it } from 'vitest';
import { previewFile } from './preview-file.ts';

/** What each row of a list of gifts is read as: its day, or the reason why it is refused. */
async function daysOf(...written: string[]): Promise<(string | undefined)[]> {
  const path = join(mkdtempSync(join(tmpdir(), 'years-')), 'gifts.csv');
  const lines = written.map((day, index) => `${day};نقدی;${1000 + index};مشهد;الف;`);
  writeFileSync(path, [title, heading, ...lines].join('\n'));
  const days = new Map<number, string>();
  const { rejected } = await previewFile('contributions', path, {
    today: '2026-11-28',
    onAccepted: (rows) => {
      for (const { row, record } of rows) days.set(row, record.day);
    },
  });
  for (const { row, reason, why } of rejected) days.set(row, why?.why ?? reason);
  return written.map((_, index) => days.get(index + 3));
}

describe('days with a year of two digits', () => {
  it('stand in the order of their column, which a cell of one reading decides', async () => {
    expect(await daysOf('25/06/05', '04/06/05', '31/05/05')).toEqual([
      '2026-09-16',
      '2026-08-26',
      '2026-08-22',
    ]);
    expect(await daysOf('04/06/05', '98/06/25')).toEqual(['2025-08-27', '2019-09-16']);
  });

  it('follow the cell that decides also where it is the last of a long list', async () => {
    const many = Array.from({ length: 120 }, () => '04/06/05');
    expect(new Set(await daysOf(...many, '25/06/05'))).toEqual(new Set(['2026-08-26', '2026-09-16']));
  });

  it('follow years in four digits, and the order that leaves no gift to come', async () => {
    expect(await daysOf('1404/06/05', '04/06/04')).toEqual(['2025-08-27', '2025-08-26']);
    expect(await daysOf('29/09/1404', '04/06/05')).toEqual(['2025-12-20', '2026-08-26']);
    expect(await daysOf('04/12/05', '04/06/05')).toEqual(['2026-02-24', '2025-08-27']);
  });

  it('are refused, with the reason, where the column shows no order or two', async () => {
    expect(await daysOf('04/06/05', '03/06/05')).toEqual(['day_or_year', 'day_or_year']);
    expect(await daysOf('25/06/05', '98/01/15', '04/06/05')).toEqual([
      '2026-09-16',
      '2019-04-04',
      'day_or_year',
    ]);
  });
});
