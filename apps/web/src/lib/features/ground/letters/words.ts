import type { letters } from '@hamyar/contracts';
import { formatDay } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { provinceName } from '@hamyar/i18n/volunteer-terms';
import { currentLocale, digits, plainDigits } from '#lib/locale.ts';

export const letterStates = {
  draft: { word: m.letter_state_draft, tone: 'waiting' },
  issued: { word: m.letter_state_issued, tone: 'good' },
  withdrawn: { word: m.letter_state_withdrawn, tone: 'ended' },
} as const;

export const letterLabels = () => ({
  provinceCode: m.letter_office(),
  addressee: m.letter_addressee(),
  subject: m.letter_subject(),
  body: m.letter_body(),
  file: m.letter_file(),
  reason: m.letter_withdraw_reason(),
});

/** The office as letters name it. */
export function officeWord(provinceCode: string | null): string {
  if (provinceCode === null) return m.paper_office_nation();
  return m.receipt_issuer({ province: provinceName(provinceCode, currentLocale()) });
}

/** `IR-09/۱۴۰۵/۱۲`, or when it gets one. */
export const numberWord = (number: string | null): string =>
  number === null ? m.letter_not_yet() : plainDigits(number);
export const dayWord = (day: string | null): string =>
  day === null ? m.letter_not_yet() : formatDay(day, currentLocale());
export const attachmentsWord = (count: number): string =>
  count === 0 ? m.letter_no_attachment() : m.letter_attachment_count({ count: digits(count) });

/** Number, date, attachments, as every official letter has them. */
export const marksOf = (letter: Pick<letters.LetterLine, 'number' | 'issuedOn' | 'attachments'>) => [
  { term: m.letter_number(), value: numberWord(letter.number), ltr: letter.number !== null },
  { term: m.paper_date(), value: dayWord(letter.issuedOn) },
  { term: m.letter_attachment(), value: attachmentsWord(letter.attachments) },
];
