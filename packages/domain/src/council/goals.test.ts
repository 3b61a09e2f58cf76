import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareIrr,
  growthBasisPoints,
  pace,
  percentText,
  progressBasisPoints,
  targetFromGrowth,
} from './goals.ts';

describe('goals', () => {
  it.each([
    [667_386_182_400n, 595_880_520_000n, 1_200n],
    [100n, 0n, null],
    [0n, 100n, -10_000n],
    [1n, 3n, -6_667n],
  ])('growth from %s… is exact', (current, previous, growth) => {
    expect(growthBasisPoints(current, previous)).toBe(growth);
    expect(compareIrr(current, previous).growthBasisPoints).toBe(growth);
  });
  it.each([
    [1_200n, '12'],
    [1_234n, '12.34'],
    [-50n, '-0.5'],
    [0n, '0'],
  ])('%s basis points are %s percent', (points, text) => expect(percentText(points)).toBe(text));
  it('meets a target made from growth, never by rounding', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 16n }),
        fc.bigInt({ min: 0n, max: 50_000n }),
        (previous, growth) => {
          const target = targetFromGrowth(previous, growth);
          expect((target - previous) * 10_000n >= previous * growth).toBe(true);
          expect((target - 1n - previous) * 10_000n < previous * growth).toBe(true);
        },
      ),
    );
  });
  it('is reached, or nothing, only when it is, whatever rounding says', () => {
    expect(progressBasisPoints(999_999n, 1_000_000n)).toBe(9_999n);
    expect(progressBasisPoints(1n, 1_000_000n)).toBe(1n);
    expect(progressBasisPoints(1_000_000n, 1_000_000n)).toBe(10_000n);
    expect(growthBasisPoints(1n, 1_000_000n)).toBe(-9_999n);
    expect(growthBasisPoints(0n, 1_000_000n)).toBe(-10_000n);
  });
  it('knows progress and pace', () => {
    expect(progressBasisPoints(1n, 0n)).toBeNull();
    expect(progressBasisPoints(50n, 200n)).toBe(2_500n);
    expect(pace(100n, 400n, 10, 40)).toEqual({ projectedIrr: 400n, neededPerDayIrr: 10n });
    expect(pace(100n, 401n, 40, 40)).toEqual({ projectedIrr: 100n, neededPerDayIrr: null });
    expect(pace(100n, 90n, 40, 40)).toEqual({ projectedIrr: 100n, neededPerDayIrr: 0n });
    expect(pace(0n, 90n, 0, 40)).toBeNull();
  });
});
