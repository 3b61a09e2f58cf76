import type { WarnedCell } from './tally.ts';

/** From here on an amount is looked at again whatever its file holds: a thousand milliard tomans. */
export const hugeIrr = 10_000_000_000_000n;
/** So many times what half of the file's gifts exceed is another unit or a slip of the hand more often than a gift. */
const outOfScale = 10_000n;
/** Fewer gifts than these show no scale. */
const minGifts = 8;
const maxKept = 1_000;

interface Large {
  readonly row: number;
  readonly amountIrr: bigint;
  readonly cellText: string;
}

/**
 * Watches the amounts of a file, row by row, for those that are out of scale with the others or beyond what anybody gives;
 * the largest thousand are kept, and of all others how many begin with which digit at which length.
 */
export function amountScale() {
  const counts = new Map<bigint, number>();
  let gifts = 0;
  let largest: Large[] = [];
  const keepLargest = (): void => {
    largest = largest.sort((a, b) => (a.amountIrr < b.amountIrr ? 1 : -1)).slice(0, maxKept);
  };
  const middle = (): bigint => {
    let seen = 0;
    for (const [floor, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      seen += count;
      if (seen * 2 >= gifts) return floor;
    }
    return 0n;
  };
  return {
    add: (row: number, amountIrr: bigint, cellText: string): void => {
      const digits = amountIrr.toString();
      const floor = BigInt(digits.slice(0, 1)) * 10n ** BigInt(digits.length - 1);
      counts.set(floor, (counts.get(floor) ?? 0) + 1);
      gifts += 1;
      largest.push({ row, amountIrr, cellText });
      if (largest.length >= maxKept * 2) keepLargest();
    },
    /** In sheet order. */
    result: (): WarnedCell[] => {
      keepLargest();
      const bound = gifts < minGifts ? null : middle() * outOfScale;
      return largest
        .flatMap(({ row, amountIrr, cellText }) => {
          const isHuge = amountIrr >= hugeIrr;
          if (!isHuge && (bound === null || amountIrr < bound)) return [];
          return [{ row, field: 'amount', reason: isHuge ? 'huge_amount' : 'out_of_scale', cellText }];
        })
        .sort((a, b) => a.row - b.row);
    },
  };
}
