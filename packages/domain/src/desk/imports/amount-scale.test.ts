import { describe, expect, it } from 'vitest';
import { amountScale } from './amount-scale.ts';

/** The rows warned of, with the reason, of amounts in rials from sheet row 2 on. */
function warned(...amounts: bigint[]): [number, string][] {
  const scale = amountScale();
  for (const [at, amountIrr] of amounts.entries()) scale.add(at + 2, amountIrr, amountIrr.toString());
  return scale.result().map(({ row, reason }) => [row, reason]);
}
const usual = Array.from({ length: 9 }, (_, at) => 500_000n * BigInt(at + 1));

describe('an amount out of scale', () => {
  it('is ten thousand times what half of its file exceeds', () => {
    expect(warned(...usual, 2_000_000n * 9_999n)).toEqual([]);
    expect(warned(...usual, 2_000_000n * 10_000n)).toEqual([[11, 'out_of_scale']]);
  });

  it('is not told by few gifts, but a thousand milliard tomans are looked at in any file', () => {
    expect(warned(1_000n, 9_000_000_000_000n)).toEqual([]);
    expect(warned(9_223_372_036_854_775_807n)).toEqual([[2, 'huge_amount']]);
    expect(warned(...Array<bigint>(12).fill(900_000_000_000_000_000n))).toHaveLength(12);
  });

  it('is found among many, in sheet order, wherever it stands', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => BigInt(1_000_000 + at));
    many[17] = 30_000_000_000n;
    many[4_200] = 20_000_000_000n;
    expect(warned(...many)).toEqual([
      [19, 'out_of_scale'],
      [4_202, 'out_of_scale'],
    ]);
  });
});
