import type { SheetTerms } from '../../ground/lists.ts';
import { termOf } from '../../ground/taxonomy.ts';
import { compactKey } from '../../kit/persian-text.ts';
import { professions } from '../../service/professions.ts';
import type { ContributionRecord } from './contributions.ts';
import type { NeedRecord } from './needs.ts';
import type { VolunteerRecord } from './volunteers.ts';

/** Sums of what was accepted; digit strings of rials, as everywhere outside the domain. */
export interface ContributionTotals {
  cashIrr: string;
  goodsIrr: string;
  serviceIrr: string;
  /** By four-digit county code. */
  cashByCountyIrr: Record<string, string>;
  /** By Persian label: the known theme's, or the office's most frequent spelling. */
  cashByThemeIrr: Record<string, string>;
}
export interface VolunteerTotals {
  byProfession: Record<string, number>;
  byProvince: Record<string, number>;
}
export interface NeedTotals {
  slots: number;
  slotsByProvince: Record<string, number>;
}
/** What the totals of each kind of sheet hold. */
export interface TotalsOf {
  contributions: ContributionTotals;
  volunteers: VolunteerTotals;
  needs: NeedTotals;
}
/** A running sum over accepted records. */
export interface Totals<Row, Result> {
  add: (record: Row) => void;
  result: () => Result;
}

function add<Amount extends bigint | number>(
  sums: Map<string, Amount>,
  key: string,
  sum: (old: Amount | undefined) => Amount,
) {
  sums.set(key, sum(sums.get(key)));
}
const digits = (sums: ReadonlyMap<string, bigint>): Record<string, string> =>
  Object.fromEntries([...sums].map(([key, amountIrr]) => [key, amountIrr.toString()]));

/** The spelling used most; the first met among equals. */
function commonest(spellings: ReadonlyMap<string, number>): string {
  let best = '';
  for (const [spelling, times] of spellings) if (times > (spellings.get(best) ?? 0)) best = spelling;
  return best;
}

/** Sums of gifts in whole rials by kind, county and theme, added row by row. */
export function contributionTotals(terms: SheetTerms): Totals<ContributionRecord, ContributionTotals> {
  const themeLabels = new Map(terms.theme.map(({ code, fa }) => [code, fa]));
  const byKind = new Map<string, bigint>();
  const byCounty = new Map<string, bigint>();
  const byTheme = new Map<string, bigint>();
  const spellings = new Map<string, Map<string, number>>();
  return {
    add: ({ kind, amountIrr, countyCode, theme, themeText }) => {
      const plus = (old = 0n): bigint => old + amountIrr;
      add(byKind, kind, plus);
      if (kind !== 'cash') return;
      if (countyCode !== null) add(byCounty, countyCode, plus);
      if (themeText === null) return;
      const label = theme === null ? themeText : (themeLabels.get(theme) ?? theme);
      const key = compactKey(label);
      add(byTheme, key, plus);
      const known = spellings.get(key) ?? new Map<string, number>();
      spellings.set(key, known);
      add(known, label, (old = 0) => old + 1);
    },
    result: () => ({
      cashIrr: (byKind.get('cash') ?? 0n).toString(),
      goodsIrr: (byKind.get('goods') ?? 0n).toString(),
      serviceIrr: (byKind.get('service') ?? 0n).toString(),
      cashByCountyIrr: digits(byCounty),
      cashByThemeIrr: digits(
        new Map(
          [...byTheme].map(([key, amountIrr]) => [commonest(spellings.get(key) ?? new Map()), amountIrr]),
        ),
      ),
    }),
  };
}

/** Counts of people by profession and province, added row by row. */
export function volunteerTotals(): Totals<VolunteerRecord, VolunteerTotals> {
  const byProfession = new Map<string, number>();
  const byProvince = new Map<string, number>();
  const plus = (old = 0): number => old + 1;
  return {
    add: ({ profession, provinceCode }) => {
      add(byProfession, termOf(professions, profession).fa, plus);
      add(byProvince, provinceCode, plus);
    },
    result: () => ({
      byProfession: Object.fromEntries(byProfession),
      byProvince: Object.fromEntries(byProvince),
    }),
  };
}

/** Counts of needs and of the people they ask for by province, added row by row. */
export function needTotals(): Totals<NeedRecord, NeedTotals> {
  const byProvince = new Map<string, number>();
  let slots = 0;
  return {
    add: ({ provinceCode, quantity }) => {
      slots += quantity;
      add(byProvince, provinceCode, (old = 0) => old + quantity);
    },
    result: () => ({ slots, slotsByProvince: Object.fromEntries(byProvince) }),
  };
}
