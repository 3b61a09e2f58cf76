import { compactKey } from '../../kit/persian-text.ts';
import { type Cell, isBlank, textOf } from './cell.ts';
import type { ContributionField } from './contribution-headings.ts';
import type { Mapping } from './row-outcome.ts';

/** Whether the money of a row arrived. Only what is `paid` is a gift. */
export type RowStatus = 'paid' | 'not_paid';

const words: Readonly<Record<RowStatus, readonly string[]>> = {
  paid: [
    ...[
      'موفق',
      'موفقیت آمیز',
      'پرداخت موفق',
      'تراکنش موفق',
      'پرداخت شده',
      'پرداخت شد',
      'واریز شده',
      'واریز شد',
    ],
    ...[
      'تایید',
      'تأیید شده',
      'تایید شد',
      'تایید نهایی',
      'انجام شده',
      'انجام شد',
      'وصول شده',
      'وصول شد',
      'وصول',
    ],
    ...['دریافت شده', 'دریافت شد', 'تسویه شده', 'تسویه شد', 'نهایی', 'نهایی شده', 'قطعی', 'قطعی شده'],
    ...['success', 'successful', 'succeeded', 'paid', 'ok', 'done', 'complete', 'completed', 'settled'],
    ...['verified', 'approved', 'captured', 'confirmed'],
  ],
  not_paid: [
    ...['ناموفق', 'نا موفق', 'پرداخت ناموفق', 'تراکنش ناموفق', 'پرداخت نشده', 'پرداخت نشد', 'واریز نشده'],
    ...['برگشت خورده', 'برگشت خورد', 'برگشتی', 'برگشت', 'برگشت داده شده', 'برگشت شده', 'تراکنش برگشتی'],
    ...['عودت', 'عودت شده', 'عودت داده شده', 'مرجوع', 'مرجوعی', 'مرجوع شده', 'مسترد', 'مسترد شده', 'استرداد'],
    ...['لغو', 'لغو شده', 'لغو شد', 'کنسل', 'کنسل شده', 'انصراف', 'انصراف از پرداخت', 'ابطال', 'ابطال شده'],
    ...['باطل', 'باطل شده', 'رد', 'رد شده', 'رد شد', 'تایید نشده', 'وصول نشده', 'انجام نشده', 'منقضی'],
    ...[
      'منقضی شده',
      'نامعتبر',
      'خطا',
      'در انتظار',
      'در انتظار پرداخت',
      'در انتظار تایید',
      'منتظر پرداخت',
      'معلق',
    ],
    ...[
      'failed',
      'failure',
      'fail',
      'unsuccessful',
      'reversed',
      'reversal',
      'refunded',
      'refund',
      'cancelled',
    ],
    ...['canceled', 'void', 'voided', 'rejected', 'declined', 'expired', 'pending', 'unpaid', 'error', 'nok'],
    ...['chargeback'],
  ],
};

const known = new Map<string, RowStatus>();
for (const status of ['paid', 'not_paid'] as const)
  for (const word of words[status]) known.set(compactKey(word), status);

// A status is a word or two; longer texts are told apart by their beginning.
const LONGEST_WORD = 60;
const LONGEST_NOTE = 24;

/** The word of a status cell, as it is asked and answered. */
export const statusWord = (cell: Cell | undefined): string => textOf(cell).slice(0, LONGEST_WORD);

/** What a status word means; null when nobody can know. */
export const statusOf = (word: string): RowStatus | null => known.get(compactKey(word)) ?? null;

/** Reads status cells by what a person said of unknown words, then by the known ones. */
function statusReader(answers: Readonly<Record<string, RowStatus>> = {}): (cell: Cell) => RowStatus | null {
  const answered = new Map(Object.entries(answers).map(([word, status]) => [compactKey(word), status]));
  const read = new Map<Cell, RowStatus | null>();
  return (cell) => {
    const before = read.get(cell);
    if (before !== undefined) return before;
    const word = statusWord(cell);
    const status = answered.get(compactKey(word)) ?? statusOf(word);
    if (read.size < 1_000) read.set(cell, status);
    return status;
  };
}

/** Why a row is no gift, or cannot be known to be one; null for money that arrived. */
export function statusJudge({
  mapping,
  statuses,
}: {
  mapping: Mapping<ContributionField>;
  statuses?: Readonly<Record<string, RowStatus>>;
}): (
  cell: (field: ContributionField) => Cell,
) => { reason: 'not_paid' | 'unknown_status'; field: ContributionField } | null {
  const rowStatusOf = statusReader(statuses);
  return (cell) => {
    if (mapping.status !== undefined) {
      const status = rowStatusOf(cell('status'));
      return status === 'paid' ? null : { reason: status ?? 'unknown_status', field: 'status' };
    }
    // Without such a column an office writes it into the notes.
    const note = cell('note');
    const isShort = typeof note === 'string' && note.length < LONGEST_NOTE;
    return isShort && rowStatusOf(note) === 'not_paid' ? { reason: 'not_paid', field: 'note' } : null;
  };
}

/** Whether most of a column's cells are statuses, whatever it is called. */
export function holdsStatuses(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return mostly(filled, (cell) => statusOf(statusWord(cell)) !== null);
}

/** Whether at least half of the cells are so; never of none. */
export const mostly = (cells: readonly Cell[], isSo: (cell: Cell) => boolean): boolean =>
  cells.length > 0 && cells.filter(isSo).length * 2 >= cells.length;
