import type { ContributionKind } from '../../ground/taxonomy.ts';

/** A total the sheet states that is no sum of what was read, beside the sum that is nearest to it. */
export interface TotalDiffers {
  row: number;
  statedIrr: bigint;
  readIrr: bigint;
}

type Sums = Map<ContributionKind | 'accepted' | 'all', bigint>;

const plus = (sums: Sums, key: ContributionKind | 'accepted' | 'all', amountIrr: bigint): unknown =>
  sums.set(key, (sums.get(key) ?? 0n) + amountIrr);
const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

/**
 * Compares the sheet's own totals with what was read. A total may be that of its page or of all rows so far, of one kind
 * of gifts or of all, with refused rows or without them; one that is none of these differs.
 */
export function statedTotals() {
  const page: Sums = new Map();
  const whole: Sums = new Map();
  const differing: TotalDiffers[] = [];
  const addTo = (key: ContributionKind | 'accepted' | 'all', amountIrr: bigint): void => {
    plus(page, key, amountIrr);
    plus(whole, key, amountIrr);
  };
  return {
    accept: (kind: ContributionKind, amountIrr: bigint): void => {
      addTo('all', amountIrr);
      addTo('accepted', amountIrr);
      addTo(kind, amountIrr);
    },
    /** The amount of a refused row, where it could be read: the sheet has counted it. */
    refuse: (amountIrr: bigint): void => addTo('all', amountIrr),
    state: (row: number, statedIrr: bigint): void => {
      const sums = [...page.values(), ...whole.values()];
      const read = [page.get('accepted') ?? 0n, whole.get('accepted') ?? 0n];
      const [nearest = 0n] = read.sort((a, b) => (distance(a, statedIrr) < distance(b, statedIrr) ? -1 : 1));
      if (!sums.includes(statedIrr)) differing.push({ row, statedIrr, readIrr: nearest });
      page.clear();
    },
    result: (): readonly TotalDiffers[] => differing,
  };
}
