import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it('keeps what could act as a formula a text', () => {
  for (const cell of [
    '=1+1',
    '+989',
    '-5',
    '@SUM(A1)',
    '\t=1',
    ' =HYPERLINK("x")',
    '\u200E=1',
    '＝1',
    '|x',
  ]) {
    expect(csvLine([cell])).toBe(`"'${cell.replaceAll('"', '""')}"\r\n`);
  }
});

it('quotes separators, quotes and line ends', () => {
  expect(csvLine(['a,b', 'c"d', 'e\nf', 'ساده'])).toBe('"a,b","c""d","e\nf","ساده"\r\n');
});
