import { describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { birthDayOf } from './restrictions.ts';

// 8 Azar 1405.
const today = '2026-11-29';
const read = (cell: Cell) => birthDayOf(cell, today);

describe('the day of birth in a list of volunteers', () => {
  it.each<[string, Cell, string | null]>([
    ['with four digits of the year', '1364/03/15', '1985-06-05'],
    ['in Persian digits', '۱۳۶۴/۳/۱۵', '1985-06-05'],
    ['written compactly, as a number', 13_640_315, '1985-06-05'],
    ['of somebody of sixteen', '1389/01/10', '2010-03-30'],
    ['as a true date cell that no short year spells', new Date('2008-05-01T00:00:00Z'), '2008-05-01'],
    ['left open', '', null],
    ['left open by a dash', '—', null],
  ])('%s is read', (_what, cell, value) => expect(read(cell)).toEqual({ ok: true, value }));

  it.each<[string, Cell, object]>([
    ['that is none', 'متولد مشهد', { reason: 'invalid_date' }],
    ['of a month that is too short', '1364/07/31', { reason: 'invalid_date', why: { why: 'month_length' } }],
    ['still to come', '1406/01/01', { reason: 'implausible_date', why: { why: 'still_to_come' } }],
    ['of a life too long', '1270/01/01', { reason: 'implausible_date' }],
    [
      'that a spreadsheet may have made of «64/3/15»',
      new Date('1964-03-15T00:00:00Z'),
      { reason: 'implausible_date', why: { why: 'made_by_sheet' } },
    ],
    ['of somebody of fourteen', '1391/01/10', { reason: 'too_young' }],
  ])('%s refuses the row', (_what, cell, refusal) =>
    expect(read(cell)).toMatchObject({ ok: false, ...refusal }),
  );
});
