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
        { accountId: 'b', amountIrr: 0n },
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
  it('refuses to move nothing', () => expect(() => transfer('t', 'a', 'b', 0n)).toThrow());
});
