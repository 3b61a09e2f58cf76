import { expect, it } from 'vitest';
import { retainUntil } from './account-for-mobile.ts';

it('keeps an account for five years of Tehran days: past midnight there the next day counts', () => {
  expect(retainUntil(new Date('2026-11-21T21:00:00Z'))).toBe('2031-11-22');
  expect(retainUntil(new Date('2028-02-28T21:00:00Z'))).toBe('2033-02-28');
});
