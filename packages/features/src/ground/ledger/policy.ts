import type { Reason } from '@hamyar/contracts/reasons';
import { type ClosingProblem, closingProblem, type IsoDay } from '@hamyar/domain';
import { Refusal } from '../../kit/refusal.ts';

/** Months that a page offers to close. */
export const monthsOffered = 24;

/** Transactions that one journal may hold; a province has far fewer in a month. */
export const journalMost = 100_000;

/** What those who post and those who close a province's books wait for; the trigger of the ledger names it alike. */
export const booksOf = (provinceCode: string): string => `ledger.closing:${provinceCode}`;

const reasons: Readonly<Record<ClosingProblem, Reason>> = {
  no_month_end: 'ledger.no_month_end',
  month_not_over: 'ledger.month_not_over',
  already_closed: 'ledger.already_closed',
};

/**
 * Confirms that books may be closed through a day.
 * @throws Refusal `ledger.no_month_end`, `ledger.month_not_over`, `ledger.already_closed`
 */
export function requireClosable(through: IsoDay, closedThrough: IsoDay | null, today: IsoDay): void {
  const problem = closingProblem(through, closedThrough, today);
  if (problem) throw new Refusal('conflict', reasons[problem]);
}
