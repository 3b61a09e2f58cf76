import { normalizeDigits, normalizeText, stripInvisible } from './persian-text.ts';

/** Identity and contact formats of Iran. Each parser returns the stored form, or null when the text is not one. */

/** A number without what people write between its digits, in ASCII digits. */
export function digitsOnly(text: string): string {
  return normalizeDigits(stripInvisible(text)).replace(/[\s\u200C\-‐-―−_.()/]/g, '');
}

const isRepeated = (digits: string): boolean => /^(\d)\1*$/.test(digits);

function weightedSum(digits: string, weightOf: (index: number) => number, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += Number(digits[index]) * weightOf(index);
  return sum;
}

/** National id (کد ملی): 10 digits with the modulo-11 check digit, not ten equal digits. Leading zeros matter. */
export function parseNationalId(text: string): string | null {
  const digits = digitsOnly(text);
  if (!/^\d{10}$/.test(digits) || isRepeated(digits)) return null;
  const remainder = weightedSum(digits, (index) => 10 - index, 9) % 11;
  return Number(digits[9]) === (remainder < 2 ? remainder : 11 - remainder) ? digits : null;
}

const legalWeights = [29, 27, 23, 19, 17];

/** Legal entity id (شناسه ملی): 11 digits with its check digit. */
export function parseLegalId(text: string): string | null {
  const digits = digitsOnly(text);
  if (!/^\d{11}$/.test(digits) || isRepeated(digits)) return null;
  const offset = Number(digits[9]) + 2;
  let sum = 0;
  for (let index = 0; index < 10; index += 1)
    sum += (Number(digits[index]) + offset) * (legalWeights[index % 5] ?? 0);
  const check = sum % 11 === 10 ? 0 : sum % 11;
  return check === Number(digits[10]) ? digits : null;
}

/**
 * Mobile number as E.164 (`+989xxxxxxxxx`). Accepts 09…, 9…, 989…, 00989…, +989…, with spaces and dashes, in any
 * digits. Operator prefixes are not checked: they grow, and portability makes them meaningless.
 */
export function parseMobile(text: string): string | null {
  const digits = digitsOnly(text)
    .replace(/^(\+98|0098|98(?=9\d{9}$))/, '')
    .replace(/^0/, '');
  return /^9\d{9}$/.test(digits) ? `+98${digits}` : null;
}

/** An E.164 mobile number that its owner knows again and nobody else can call: `0915•••4567`; dots alone where there is none. */
export function maskMobile(mobile: string): string {
  if (!mobile.startsWith('+')) return '•••';
  const national = mobile.replace(/^\+98/, '0');
  return `${national.slice(0, 4)}•••${national.slice(-4)}`;
}

/** Sheba (Iranian IBAN): `IR` and 24 digits, modulo 97 equal to 1. Bare 24 digits are accepted too. */
export function parseSheba(text: string): string | null {
  const compact = digitsOnly(text).toUpperCase();
  const sheba = /^\d{24}$/.test(compact) ? `IR${compact}` : compact;
  if (!/^IR\d{24}$/.test(sheba)) return null;
  // I = 18, R = 27 (ISO 13616).
  return BigInt(`${sheba.slice(4)}1827${sheba.slice(2, 4)}`) % 97n === 1n ? sheba : null;
}

/** Bank card number: 16 digits with the Luhn digit. Check it, never store it. */
export function parseCardNumber(text: string): string | null {
  const digits = digitsOnly(text);
  if (!/^\d{16}$/.test(digits) || isRepeated(digits)) return null;
  let sum = 0;
  for (let index = 0; index < 16; index += 1) {
    const doubled = Number(digits[index]) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 ? digits : null;
}

/** Postal code: 10 digits, not all equal. The stricter published pattern refuses some real codes. */
export function parsePostalCode(text: string): string | null {
  const digits = digitsOnly(text);
  return /^[1-9]\d{9}$/.test(digits) && !isRepeated(digits) ? digits : null;
}

/**
 * Council (licence) number: up to three letters, then 1 to 7 digits, as «م-۱۲۳۴۵» → «م-12345». The formats are not
 * published, so a person or the council's registry confirms it.
 */
export function parseCouncilNumber(text: string): string | null {
  const compact = normalizeDigits(normalizeText(text)).replace(/[\s\u200C]/g, '');
  const match = /^(\p{L}{0,3})[-.‐-―−/]?(\d{1,7})$/u.exec(compact);
  if (!match || /^0+$/.test(match[2] ?? '')) return null;
  return match[1] ? `${match[1]}-${match[2]}` : (match[2] ?? null);
}

/** What two spellings of one council number share: zeros that only fill up do not count, «م-۰۱۱۱۱۱» is «م-۱۱۱۱۱». */
export function councilNumberKey(number: string): string {
  return number.replace(/^(\p{L}{0,3}-?)0+(?=\d)/u, '$1');
}
