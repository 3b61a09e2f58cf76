import { describe, expect, it } from 'vitest';
import { quantilesOf } from './quantiles.ts';

describe('map classes', () => {
  it('hold a fifth each', () => {
    const { classOf, ranges } = quantilesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect([1, 2, 3, 10].map(classOf)).toEqual([1, 1, 2, 5]);
    expect(ranges).toHaveLength(5);
  });
  it('put equal values together and leave out empty classes', () => {
    const { ranges } = quantilesOf([0, 0, 0, 0, 7]);
    expect(ranges).toEqual([
      { level: 1, from: 0, to: 0 },
      { level: 5, from: 7, to: 7 },
    ]);
  });
  it('know a place without a value', () => {
    expect(quantilesOf([1, 2]).classOf(undefined)).toBe(0);
  });
});
