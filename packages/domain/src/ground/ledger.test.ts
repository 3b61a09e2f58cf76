import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balances, posting, postingProblem, reversal, splitIrr, transfer } from './ledger.ts';

const amount = fc.bigInt({ min: 1n, max: 10n ** 15n });
describe('ledger', () => {
  it.each([
    [[], 'too_few_entries'],
    [
      [
        { accountId: 'a', amountIrr: 1n },
        { accountId: 'b', amountIrr: -2n },
      ],
      'unbalanced',
    ],
    [
      [
        { accountId: 'a', amountIrr: 0n },
        { accountId: 'b', amountIrr: 1n },
        { accountId: 'c', amountIrr: -1n },
      ],
      'zero_entry',
    ],
    [
      [
        { accountId: '', amountIrr: 1n },
        { accountId: 'b', amountIrr: -1n },
      ],
      'no_account',
    ],
  ])('refuses entries of case %#', (entries, problem) => {
    expect(postingProblem(entries)).toBe(problem);
    expect(() => posting('x', entries)).toThrow(problem);
  });
  it('keeps the sum of all balances at zero, and a reversal undoes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('c', 'd'), amount)),
        (moves) => {
          const postings = moves.map(([from, to, amountIrr]) => transfer('t', from, to, amountIrr));
          expect([...balances(postings).values()].reduce((sum, value) => sum + value, 0n)).toBe(0n);
          const undone = balances([...postings, ...postings.map((original) => reversal('r', original))]);
          expect([...undone.values()].every((value) => value === 0n)).toBe(true);
        },
      ),
    );
  });
  it('adds up what each account received and gave', () => {
    const moves = [transfer('t', 'a', 'b', 5n), transfer('t', 'a', 'c', 2n), transfer('t', 'b', 'c', 1n)];
    expect(Object.fromEntries(balances(moves))).toEqual({ a: -7n, b: 4n, c: 3n });
  });
  it('takes two opposite entries as a transaction', () => {
    const entries = [
      { accountId: 'a', amountIrr: 3n },
      { accountId: 'b', amountIrr: -3n },
    ];
    expect(postingProblem(entries)).toBeNull();
    expect(posting('x', entries)).toEqual({ kind: 'x', entries });
  });
  it('splits without losing a rial, each part within one of its share', () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 1 }),
        (amountIrr, weights) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0n);
          fc.pre(total > 0n);
          const parts = splitIrr(amountIrr, weights);
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amountIrr);
          parts.forEach((part, index) => {
            const share = (amountIrr * (weights[index] ?? 0n)) / total;
            expect(part - share === 0n || part - share === 1n).toBe(true);
          });
        },
      ),
    );
  });
  it.each([
    [10n, [1n, 1n, 1n], [4n, 3n, 3n]],
    [11n, [1n, 1n, 1n], [4n, 4n, 3n]],
    [7n, [1n, 2n, 4n], [1n, 2n, 4n]],
    // Shares 1.9, 3.8 and 4.3: the rials left over go to .9 and .8, not to the larger parts.
    [10n, [19n, 38n, 43n], [2n, 4n, 4n]],
    // Shares 4.3, 3.8 and 1.9: the order in which parts stand decides nothing else.
    [10n, [43n, 38n, 19n], [4n, 4n, 2n]],
    [0n, [1n, 0n], [0n, 0n]],
  ])(
    'gives what is left of %s by %s to the largest remainders, the earlier first among equals',
    (irr, by, parts) => {
      expect(splitIrr(irr, by)).toEqual(parts);
    },
  );
  it.each([
    [1n, []],
    [1n, [0n]],
    [0n, [0n, 0n]],
    [-1n, [1n]],
    [1n, [3n, -1n]],
    [1n, [-1n]],
  ])('splits %s by %s among nobody', (irr, by) => {
    expect(() => splitIrr(irr, by)).toThrow('split: bad weights');
  });
  it.each([0n, -1n])('refuses to move %s', (irr) => {
    expect(() => transfer('t', 'a', 'b', irr)).toThrow('posting t: amount must be positive');
  });
});
