import { parseAmount } from '@hamyar/domain/kit/money';
import type { Locale } from './locale.ts';

/**
 * Persian and Arabic-Indic digits, separators and signs to ASCII; drops bidi marks and grouping marks.
 * `«۱٬۵۰۰٫۵»` → `1500.5`. For machine fields only: free text keeps its digits.
 */
export function toAsciiDigits(text: string): string {
  return text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/\u066b/g, '.')
    .replace(/\u066a/g, '%')
    .replace(/\u2212/g, '-')
    .replace(/[\u066c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** ASCII digits to Persian ones, for text that is built by hand in Persian. */
export function toPersianDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
}

/** A number or code that names something, a part of a date or a serial: in the language's digits, never grouped. */
export function plainDigits(value: number | string, locale: Locale): string {
  return locale === 'fa' ? toPersianDigits(String(value)) : String(value);
}

/**
 * What a person typed as an amount of tomans, in rials; null when it is no amount or less than none. Zero is
 * read, for whoever asks how much to say what is the least. Read by the rule of the
 * spreadsheets, so that one amount is never two: three digit sets, any mark between thousands, a unit of its own.
 */
export function parseTomanToIrr(text: string): bigint | null {
  const parsed = parseAmount(text, { unit: 'toman' });
  if (parsed.ok) return parsed.amountIrr;
  return parsed.reason === 'zero_amount' ? 0n : null;
}
