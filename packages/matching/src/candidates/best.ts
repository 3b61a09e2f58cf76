import { numberAt } from '../at.ts';
/**
 * Takes what a search finds. `least` and `last` let the search skip what would not be taken: lower totals, and equal
 * ones whose rank comes after `last`.
 */
export type Taker = {
  least: number;
  last: number;
  offer(total: number, rank: number): void;
};

/** Keeps the best few, the lower rank first among equals: with a short list an insertion is cheaper than a heap. */
export type Best = Taker & { readonly totals: number[]; readonly ranks: number[] };

/** A taker that keeps the best `limit` of what it is given. */
export function bestOf(limit: number): Best {
  const totals: number[] = [];
  const ranks: number[] = [];
  return {
    totals,
    ranks,
    least: -1,
    last: -1,
    offer(total, rank) {
      if (totals.length === limit && (total < this.least || (total === this.least && rank > this.last)))
        return;
      let at = totals.length;
      if (at === limit) at -= 1;
      for (; at > 0; at -= 1) {
        const above = numberAt(totals, at - 1);
        if (above > total || (above === total && numberAt(ranks, at - 1) < rank)) break;
        totals[at] = above;
        ranks[at] = numberAt(ranks, at - 1);
      }
      totals[at] = total;
      ranks[at] = rank;
      if (totals.length < limit) return;
      this.least = numberAt(totals, limit - 1);
      this.last = numberAt(ranks, limit - 1);
    },
  };
}
