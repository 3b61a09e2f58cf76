import { digitsOnly, parseNationalId } from './identifiers.ts';
import { normalizeDigits, stripInvisible } from './persian-text.ts';

/** Papers by which somebody is one person and no other: the national ID, the unique code of foreign nationals (FIDA), a passport. */
export const paperKinds = ['national_id', 'fida', 'passport'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A paper as somebody wrote it. */
export interface WrittenPaper {
  readonly kind: PaperKind;
  readonly number: string;
  /** Of a passport: the code of its country, as it is printed. */
  readonly country?: string | undefined;
}

export type PaperFault = 'wrong_check' | 'wrong_length' | 'fida_length' | 'passport_signs' | 'country';

/**
 * A paper as it is stored: the ten digits of a national ID, `fida:` and its digits, or `passport:` with country and number. Only
 * lengths and signs are judged: the check digits of FIDA codes are not published, and passports of other countries have their own
 * rules. Both bounds are of ICAO 9303: a number of at most nine letters and digits, a country of one to three letters.
 */
export function parsePaper(
  paper: WrittenPaper,
): { readonly stored: string } | { readonly fault: PaperFault } {
  if (paper.kind === 'national_id') {
    const nationalId = parseNationalId(paper.number);
    if (nationalId !== null) return { stored: nationalId };
    return { fault: digitsOnly(paper.number).length === 10 ? 'wrong_check' : 'wrong_length' };
  }
  if (paper.kind === 'fida') {
    const digits = digitsOnly(paper.number);
    return /^\d{10,12}$/.test(digits) ? { stored: `fida:${digits}` } : { fault: 'fida_length' };
  }
  const country = lettersOf(paper.country ?? '');
  if (!/^[A-Z]{1,3}$/.test(country)) return { fault: 'country' };
  const number = lettersOf(paper.number);
  return /^(?=.*\d)[A-Z\d]{5,9}$/.test(number)
    ? { stored: `passport:${country}:${number}` }
    : { fault: 'passport_signs' };
}

const lettersOf = (text: string): string =>
  normalizeDigits(stripInvisible(text))
    .replace(/[\s\-.<]/g, '')
    .toUpperCase();

/** Which paper a stored number is of. */
export function paperKindOf(stored: string): PaperKind {
  const [kind] = stored.split(':');
  return kind === 'fida' || kind === 'passport' ? kind : 'national_id';
}

/** A stored paper as an officer compares it with the one in hand: the country before the number of a passport. */
export function readPaper(stored: string): { readonly number: string; readonly country: string | null } {
  const parts = stored.split(':');
  return { number: parts.at(-1) ?? '', country: parts.length === 3 ? (parts[1] ?? null) : null };
}

/** A stored paper that its owner knows again and nobody else can use. */
export function maskPaper(stored: string): string {
  const { number } = readPaper(stored);
  return `•••••••${number.slice(-3)}`;
}
