import { type ContributionKind, contributionKinds } from '../../ground/taxonomy.ts';

/** A total the sheet states beside what was read: the sum it names, or, where it is none, the sum that is nearest to it. */
export interface SheetTotal {
  row: number;
  statedIrr: bigint;
  readIrr: bigint;
}

type Sums = Record<ContributionKind | 'refused', bigint>;
const none: Readonly<Sums> = { cash: 0n, goods: 0n, service: 0n, refused: 0n };
const kinds = contributionKinds.map(({ code }) => code);

const acceptedIn = (sums: Sums): bigint => kinds.reduce((sum, kind) => sum + sums[kind], 0n);
const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

/**
 * Compares the sheet's own totals with what was read. A total may be that of its page or of all rows so far, of one kind
 * of gifts or of all, with refused rows or without them; one that is none of these differs.
 */
export function statedTotals() {
  let page = { ...none };
  const whole = { ...none };
  const totals: SheetTotal[] = [];
  return {
    accept: (kind: ContributionKind, amountIrr: bigint): void => {
      page[kind] += amountIrr;
    },
    /** The amount of a refused row, where it could be read: the sheet has counted it. */
    refuse: (amountIrr: bigint): void => {
      page.refused += amountIrr;
    },
    state: (row: number, statedIrr: bigint): void => {
      for (const key of [...kinds, 'refused'] as const) whole[key] += page[key];
      const sums = [page, whole].flatMap((each) => {
        const accepted = acceptedIn(each);
        return [accepted, accepted + each.refused, ...kinds.map((kind) => each[kind])];
      });
      const read = [acceptedIn(page), acceptedIn(whole)] as const;
      const isPage = distance(read[0], statedIrr) < distance(read[1], statedIrr);
      const nearest = isPage ? read[0] : read[1];
      totals.push({ row, statedIrr, readIrr: sums.includes(statedIrr) ? statedIrr : nearest });
      page = { ...none };
    },
    result: (): readonly SheetTotal[] => totals,
  };
}
