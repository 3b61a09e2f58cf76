import { describe, expect, it } from 'vitest';
import { daysAfter, keptForYears } from './retention.ts';

describe('how long something is kept', () => {
  it.each([
    ['2026-11-21', 5, '2031-11-21'],
    ['2024-02-29', 10, '2034-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-28', 5, '2029-02-28'],
    ['2096-02-29', 4, '2100-02-28'],
  ])('%s and %i years end on %s', (day, years, end) => {
    expect(keptForYears(day, years)).toBe(end);
  });

  it.each([
    ['2026-11-21', 30, '2026-12-21'],
    ['2026-11-21', 365, '2027-11-21'],
    ['2028-02-28', 1, '2028-02-29'],
  ])('%s and %i days end on %s', (day, days, end) => {
    expect(daysAfter(day, days)).toBe(end);
  });
});
