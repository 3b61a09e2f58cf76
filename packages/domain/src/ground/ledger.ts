import { type IsoDay, isoDayToSolar, solarMonthLength, solarToIsoDay } from '../kit/solar-hijri.ts';

/** Double-entry postings in rials. A transaction sums to zero and has at least two entries; it is never changed. */
export interface LedgerEntry {
  accountId: string;
  /** Debit positive, credit negative; never zero. */
  amountIrr: bigint;
}
export interface Posting {
  kind: string;
  entries: readonly LedgerEntry[];
}
export type PostingProblem = 'too_few_entries' | 'zero_entry' | 'unbalanced' | 'no_account';

/** Why these entries are no transaction, or null when they are one. */
export function postingProblem(entries: readonly LedgerEntry[]): PostingProblem | null {
  if (entries.length < 2) return 'too_few_entries';
  if (entries.some(({ accountId }) => accountId === '')) return 'no_account';
  if (entries.some(({ amountIrr }) => amountIrr === 0n)) return 'zero_entry';
  return entries.reduce((sum, { amountIrr }) => sum + amountIrr, 0n) === 0n ? null : 'unbalanced';
}

/** A checked posting; throws on entries that are no transaction, which is a fault of the caller. */
export function posting(kind: string, entries: readonly LedgerEntry[]): Posting {
  const problem = postingProblem(entries);
  if (problem !== null) throw new Error(`posting ${kind}: ${problem}`);
  return { kind, entries };
}

/** Moves an amount (> 0) out of one account into another. */
export function transfer(
  kind: string,
  fromAccountId: string,
  toAccountId: string,
  amountIrr: bigint,
): Posting {
  if (amountIrr <= 0n) throw new Error(`posting ${kind}: amount must be positive`);
  return posting(kind, [
    { accountId: toAccountId, amountIrr },
    { accountId: fromAccountId, amountIrr: -amountIrr },
  ]);
}

/** The entries that undo a posting: corrections are new entries. */
export function reversal(kind: string, original: Posting): Posting {
  return posting(
    kind,
    original.entries.map(({ accountId, amountIrr }) => ({ accountId, amountIrr: -amountIrr })),
  );
}

/** Balance of each account after these postings. */
export function balances(postings: Iterable<Posting>): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { entries } of postings)
    for (const { accountId, amountIrr } of entries)
      sums.set(accountId, (sums.get(accountId) ?? 0n) + amountIrr);
  return sums;
}

/**
 * Splits an amount by weights so that the parts sum to it exactly: largest remainders get the rials left over, the
 * earlier part first among equals. Weights are not negative and not all zero.
 */
export function splitIrr(amountIrr: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || amountIrr < 0n || weights.some((weight) => weight < 0n))
    throw new Error('split: bad weights');
  const parts = weights.map((weight, index) => ({
    index,
    amountIrr: (amountIrr * weight) / total,
    rest: (amountIrr * weight) % total,
  }));
  let left = amountIrr - parts.reduce((sum, part) => sum + part.amountIrr, 0n);
  for (const part of [...parts].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  )) {
    if (left === 0n) break;
    part.amountIrr += 1n;
    left -= 1n;
  }
  return parts.map((part) => part.amountIrr);
}

/** Last day of the Solar Hijri month that a day lies in. */
export function monthEnd(day: IsoDay): IsoDay {
  const { year, month } = isoDayToSolar(day);
  return solarToIsoDay({ year, month, day: solarMonthLength(year, month) });
}

/** First day of the Solar Hijri month that a day lies in. */
export function monthBegin(day: IsoDay): IsoDay {
  const { year, month } = isoDayToSolar(day);
  return solarToIsoDay({ year, month, day: 1 });
}

/** Last day of the month before the one that a day lies in. */
export function monthEndBefore(day: IsoDay): IsoDay {
  const { year, month } = isoDayToSolar(day);
  const before = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
  return solarToIsoDay({ ...before, day: solarMonthLength(before.year, before.month) });
}

/** Months that are over and not closed yet, by their last days, newest first; no more than `most`. */
export function closableMonths(closedThrough: IsoDay | null, today: IsoDay, most: number): IsoDay[] {
  const months: IsoDay[] = [];
  for (
    let end = monthEndBefore(today);
    months.length < most && (closedThrough === null || end > closedThrough);
    end = monthEndBefore(end)
  )
    months.push(end);
  return months;
}

export type ClosingProblem = 'no_month_end' | 'month_not_over' | 'already_closed';

/** Why the books cannot be closed through this day, or null when they can: month by month is not asked, forward only is. */
export function closingProblem(
  through: IsoDay,
  closedThrough: IsoDay | null,
  today: IsoDay,
): ClosingProblem | null {
  if (monthEnd(through) !== through) return 'no_month_end';
  if (through >= today) return 'month_not_over';
  return closedThrough !== null && through <= closedThrough ? 'already_closed' : null;
}

/** Where an account stands in a chart of accounts, by what its code begins with. */
const charts: Readonly<Record<string, 'assets' | 'liabilities' | 'income'>> = {
  gateway: 'assets',
  bank: 'assets',
  goods: 'assets',
  service: 'assets',
  suspense: 'liabilities',
  refunds_payable: 'liabilities',
  contributions: 'income',
};

/** Name of an account in a journal of plain-text accounting: `assets:bank:IR-09`. */
export const journalAccount = (code: string): string =>
  `${charts[code.split(':')[0] ?? ''] ?? 'equity'}:${code}`;
