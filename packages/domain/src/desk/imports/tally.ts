import type { ContributionRecord } from './contributions.ts';
import { openInRows } from './open-in-rows.ts';
import { daysRead } from './row-day.ts';
import type { IgnoredReason } from './row-outcome.ts';
import { statedTotals } from './stated-totals.ts';
import type { Totals } from './totals.ts';

/** A refused row, with the cell that was refused. */
export interface RejectedRow {
  row: number;
  reason: string;
  field: string;
  cellText: string;
  amountIrr?: bigint;
}

type Gift = Pick<ContributionRecord, 'day' | 'kind' | 'amountIrr'>;
const isGift = (record: object): record is Gift => 'amountIrr' in record;

/** Counts and lists outcomes as they come. Beyond `maxListed` rows are counted only. */
export function tally<Row extends object, Sums, Field extends string>(
  totals: Totals<Row, Sums>,
  maxListed: number,
) {
  const rejected: RejectedRow[] = [];
  const ignored: { row: number; reason: IgnoredReason }[] = [];
  const warnings: { row: number; fields: readonly string[] }[] = [];
  const count = { acceptedRows: 0, rejectedRows: 0, ignoredRows: 0 };
  const open = openInRows<Field>();
  const days = daysRead();
  const stated = statedTotals();
  return {
    accept: (row: number, record: Row, fields: readonly string[]): void => {
      count.acceptedRows += 1;
      totals.add(record);
      if (isGift(record)) {
        days.add(record.day);
        stated.accept(record.kind, record.amountIrr);
      }
      if (fields.length > 0 && warnings.length < maxListed) warnings.push({ row, fields });
    },
    reject: ({ row, reason, field, cellText, amountIrr }: RejectedRow): void => {
      count.rejectedRows += 1;
      open.note(reason, cellText);
      if (amountIrr !== undefined) stated.refuse(amountIrr);
      if (rejected.length < maxListed) rejected.push({ row, reason, field, cellText });
    },
    ignore: (row: number, reason: IgnoredReason, statedIrr?: bigint): void => {
      count.ignoredRows += 1;
      if (statedIrr !== undefined) stated.state(row, statedIrr);
      if (ignored.length < maxListed) ignored.push({ row, reason });
    },
    questions: open.questions,
    result: () => ({
      ...count,
      rejected,
      ignored,
      warnings,
      totals: totals.result(),
      days: days.result(),
      totalsDiffer: stated.result(),
    }),
  };
}
