import type { Answer, imports } from '@hamyar/contracts';
import { plainDigits, formatNumber, type Locale, monthNames } from '@hamyar/i18n';
import { messageNamed } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';

/** A message by its made-up name; the name itself when nobody wrote it, which tests would show. */
const say = (name: string): string => messageNamed(name) ?? name;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const kindName = (kind: string): string => say(`import_kind_${kind}`);
const stateName = (state: string): string => say(`import_state_${state}`);
type Counted = Pick<imports.ImportSummary, 'state' | 'acceptedRows'>;

/** Where an import stands; one that was read and holds no row to write waits for nobody's yes. */
export const standingName = ({ state, acceptedRows }: Counted): string =>
  holdsNothing({ state, acceptedRows }) ? m.import_state_nothing() : stateName(state);
const holdsNothing = ({ state, acceptedRows }: Counted): boolean => state === 'previewed' && !acceptedRows;

/** Accepted rows that are not there yet. */
export function newRowsOf({
  acceptedRows,
  recorded,
}: Pick<Answer<typeof imports.show>, 'acceptedRows' | 'recorded'>): number {
  const { listed, paid, same } = recorded ?? { listed: 0, paid: 0, same: 0 };
  return (acceptedRows ?? 0) - listed - paid - same;
}

export const fieldName = (field: string): string => say(`import_field_${snake(field)}`);
export const reasonName = (reason: string): string => say(`import_reason_${reason}`);
export const unitName = (unit: string): string => say(`import_unit_${unit}`);

/** What to look at in an accepted row; an objection of the platform has the words of a refusal. */
export const warningName = (reason: string): string =>
  messageNamed(`import_warning_${reason}`) ?? reasonName(reason);

type Rejection = Pick<Answer<typeof imports.listRejectedRows>['items'][number], 'reason' | 'why'>;

/** Why a row was refused, with what is wrong with its cell: «تاریخ درست نیست: مهر ۳۰ روز دارد». */
export function refusalSentence({ reason, why }: Rejection, locale: Locale): string {
  const words: Record<string, string> = {};
  if (why?.month !== undefined)
    words['month'] =
      why.why === 'month_length' ? (monthNames(locale)[why.month - 1] ?? '') : plainDigits(why.month, locale);
  if (why?.days !== undefined) words['days'] = formatNumber(why.days, locale);
  if (why?.row !== undefined) words['row'] = formatNumber(why.row, locale, { grouping: false });
  if (why?.year !== undefined) words['year'] = plainDigits(why.year, locale);
  const sentence = why && messageNamed(`import_why_${why.why}`, words);
  return sentence
    ? m.import_reason_and_why({ reason: reasonName(reason), why: sentence })
    : reasonName(reason);
}

/** A cell as spreadsheets call it: E12; '' where it has no column. */
export const cellName = (column: number | null, row: number): string =>
  column === null ? '' : `${columnLetter(column)}${row}`;

/** A column as spreadsheets call it: 0 → A, 26 → AA. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last;
}

export type Tone = 'neutral' | 'good' | 'waiting' | 'warn' | 'bad' | 'ended';
const tones: Readonly<Record<imports.ImportState, Tone>> = {
  uploaded: 'waiting',
  previewing: 'waiting',
  needs_answers: 'warn',
  previewed: 'warn',
  committing: 'waiting',
  committed: 'good',
  undoing: 'waiting',
  undone: 'ended',
  failed: 'bad',
  discarded: 'ended',
};
export const toneOf = (batch: Counted): Tone => (holdsNothing(batch) ? 'ended' : tones[batch.state]);

/** Whether the platform is at work on it and the page should look again by itself. */
export const isWorking = (state: imports.ImportState): boolean =>
  ['uploaded', 'previewing', 'committing', 'undoing'].includes(state);
