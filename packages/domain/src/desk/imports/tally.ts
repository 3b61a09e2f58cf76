import { amountScale } from './amount-scale.ts';
import type { ContributionRecord } from './contributions.ts';
import { openInRows } from './open-in-rows.ts';
import { daysRead } from './row-day.ts';
import type { IgnoredReason } from './row-outcome.ts';
import { statedTotals } from './stated-totals.ts';
import type { Totals } from './totals.ts';
import type { Why } from './why.ts';

/** A refused row, with the cell that was refused and what is wrong with it. */
export interface RejectedRow {
  row: number;
  reason: string;
  field: string;
  cellText: string;
  why?: Why;
  amountIrr?: bigint;
}

/** A cell of an accepted row to look at: it was not kept, or what it says is in doubt. */
export interface WarnedCell {
  row: number;
  field: string;
  reason: string;
  cellText: string;
}

type Gift = Pick<ContributionRecord, 'day' | 'kind' | 'amountIrr'>;
const isGift = (record: object): record is Gift => 'amountIrr' in record;

/** Counts accepted rows with cells to look at, and lists the cells up to a number. */
function cellsInDoubt(maxListed: number) {
  const listed: WarnedCell[] = [];
  const rows = new Set<number>();
  return {
    note: (row: number, cells: readonly Omit<WarnedCell, 'row'>[]): void => {
      if (cells.length === 0) return;
      rows.add(row);
      for (const cell of cells) if (listed.length < maxListed) listed.push({ row, ...cell });
    },
    /** With what shows only once all rows are read. */
    result: (atTheEnd: readonly WarnedCell[]) => {
      for (const { row } of atTheEnd) rows.add(row);
      return { warnedRows: rows.size, warnings: [...atTheEnd, ...listed].slice(0, maxListed) };
    },
  };
}

/** Counts and lists outcomes as they come. Beyond `maxListed` rows are counted only. */
export function tally<Row extends object, Sums, Field extends string>(
  totals: Totals<Row, Sums>,
  maxListed: number,
) {
  const rejected: RejectedRow[] = [];
  const ignored: { row: number; reason: IgnoredReason }[] = [];
  const doubts = cellsInDoubt(maxListed);
  const hiddenRows: number[] = [];
  const count = {
    acceptedRows: 0,
    rejectedRows: 0,
    ignoredRows: 0,
    hiddenCount: 0,
    hiddenLeftOut: 0,
  };
  const open = openInRows<Field>();
  const days = daysRead();
  const stated = statedTotals();
  const scale = amountScale();
  return {
    /** `amountText` is the cell of a gift's amount. */
    accept: (
      row: number,
      record: Row,
      cells: readonly Omit<WarnedCell, 'row'>[],
      amountText: string,
    ): void => {
      count.acceptedRows += 1;
      totals.add(record);
      if (isGift(record)) {
        days.add(record.day);
        stated.accept(record.kind, record.amountIrr);
        scale.add(row, record.amountIrr, amountText);
      }
      doubts.note(row, cells);
    },
    reject: ({ row, reason, field, cellText, why, amountIrr }: RejectedRow): void => {
      count.rejectedRows += 1;
      open.note(reason, cellText);
      if (amountIrr !== undefined) stated.refuse(amountIrr);
      if (rejected.length < maxListed) rejected.push({ row, reason, field, cellText, ...(why && { why }) });
    },
    ignore: (row: number, reason: IgnoredReason, statedIrr?: bigint): void => {
      count.ignoredRows += 1;
      if (reason === 'hidden_row') count.hiddenLeftOut += 1;
      if (statedIrr !== undefined) stated.state(row, statedIrr);
      if (ignored.length < maxListed) ignored.push({ row, reason });
    },
    /** A row of data that the workbook does not show and that was judged like the others. */
    noteHidden: (row: number): void => {
      count.hiddenCount += 1;
      if (hiddenRows.length < maxListed) hiddenRows.push(row);
    },
    questions: open.questions,
    result: () => ({
      ...count,
      ...doubts.result(scale.result()),
      rejected,
      ignored,
      hiddenRows,
      totals: totals.result(),
      days: days.result(),
      sheetTotals: stated.result(),
    }),
  };
}
