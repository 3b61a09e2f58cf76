import type { indicators } from '@hamyar/contracts';
import { expect, it } from 'vitest';
import { setLocaleSource } from '#lib/locale.ts';
import { asOfInWords } from './words.ts';

const claim = { asOf: '2026-10-01' } as indicators.Claim;

it.each([
  ['fa', 'month', 'مهر ۱۴۰۵'],
  ['en', 'month', 'Mehr 1405'],
  ['fa', 'day', '۹ مهر ۱۴۰۵'],
  ['en', 'day', '9 Mehr 1405 (1\u00a0Oct\u00a02026)'],
] as const)('in %s a day known to the %s is said as exactly as that: %s', (locale, asOfPrecision, words) => {
  setLocaleSource(() => locale);
  expect(asOfInWords({ ...claim, asOfPrecision })).toBe(words);
});
