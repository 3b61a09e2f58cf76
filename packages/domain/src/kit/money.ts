import { integerToWordsEn, integerToWordsFa, numberWordValue } from './number-words.ts';
import { normalizeDigits, normalizeText } from './persian-text.ts';

/** Money is `bigint` rials (the rial of before the redenomination). This module is the only door in and out. */

/** Units an amount may be written in, with what one of them is worth in rials. */
export const amountUnitsIrr = {
  rial: 1n,
  thousand_rial: 1_000n,
  million_rial: 1_000_000n,
  billion_rial: 1_000_000_000n,
  toman: 10n,
  thousand_toman: 10_000n,
  million_toman: 10_000_000n,
  billion_toman: 10_000_000_000n,
} as const;
export type AmountUnit = keyof typeof amountUnitsIrr;
type BaseUnit = 'rial' | 'toman';

export type AmountProblem =
  | 'missing_amount'
  | 'negative_amount'
  | 'zero_amount'
  | 'invalid_amount'
  | 'unknown_unit';
export type ParsedAmount = { ok: true; amountIrr: bigint } | { ok: false; reason: AmountProblem };

export interface AmountOptions {
  /** The unit when the text names none; null when unknown (then such a text gives `unknown_unit`). */
  unit: AmountUnit | null;
  /** Allow spelled numbers («دو میلیون»): for a person's entry with an echo, never for a spreadsheet. */
  words?: boolean;
}

const failed = (reason: AmountProblem): ParsedAmount => ({ ok: false, reason });
const magnitudes: Record<string, bigint> = {
  هزار: 1_000n,
  میلیون: 1_000_000n,
  ملیون: 1_000_000n,
  میلیارد: 1_000_000_000n,
  ملیارد: 1_000_000_000n,
  همت: 1_000_000_000_000n,
};
// 2^63-1, the largest amount the database column holds.
const maxIrr = 9_223_372_036_854_775_807n;

// «هزار ریال ۵٬۰۰۰»: the unit may stand before the number.
const leadingUnit = /^((?:هزار|میلیون|ملیون|میلیارد|ملیارد)?\s*(?:تومان|تومن|ریال|﷼))\s*:?\s*(\d.*)$/u;
const unitWords = /(تومان|تومن|toman|irt)|(ریال|﷼|rial|irr)/giu;

interface Decimal {
  mantissa: bigint;
  scale: bigint;
}

const commaSigns = ",،٬'’";

const groupedPattern = new RegExp(`^\\d{1,3}(?:[${commaSigns} ]\\d{3})+(?=$|[.٫/])`);

/**
 * What is counted: single rials and tomans, thousands of them, or millions and more. It decides what «500/000» is. Nobody
 * writes a thousandth of a rial, so among single units a mark before exactly three digits parts thousands; among larger
 * ones it may be either. A lone dot is read only under millions, where it is a decimal's.
 */
type Counted = 'units' | 'thousands' | 'millions';

const countedIn = (unit: AmountUnit | null): Counted =>
  unit === null || unit === 'rial' || unit === 'toman'
    ? 'units'
    : unit.startsWith('thousand')
      ? 'thousands'
      : 'millions';

/** The digits of thousands parted by slashes or by the decimal mark of another keyboard; null where that is in doubt. */
function partedThousands(text: string, counted: Counted): string | null {
  const several = /^[1-9]\d{0,2}(?:([./٫])\d{3})(?:\1\d{3})+$/.test(text);
  const single = counted === 'units' && /^[1-9]\d{0,2}(?:[,،٬'’]\d{3})*[/٫]\d{3}$/.test(text);
  // «۲٬۵۰۰٫۰۰۰» has both marks of print: two and a half thousand with decimals, or a slip.
  const isPrinted = /[,،٬'’].*٫/.test(text);
  return several || (single && !isPrinted) ? text.replace(/\D/g, '') : null;
}

function parseDecimal(text: string, counted: Counted): Decimal | null {
  if (/^\d+$/.test(text)) return { mantissa: BigInt(text), scale: 1n };
  const grouped = groupedPattern.exec(text)?.[0];
  const parted = /[./٫]/.test(text) ? partedThousands(text, counted) : null;
  const plain = parted ?? (grouped?.replace(/\D/g, '') ?? '') + text.slice(grouped?.length ?? 0);
  const match = /^(\d+)(?:([.٫/])(\d+))?$/.exec(plain);
  if (!match) return null;
  const [, whole = '', mark = '', fraction = ''] = match;
  // «12/500» may be twelve and a half or 12,500: not guessed. Before «0/500» or «1500/500» it can only be a decimal's.
  const mayPart = counted === 'units' || (grouped === undefined && /^[1-9]\d{0,2}$/.test(whole));
  if (fraction.length === 3 && mayPart && !(mark === '.' && counted === 'millions')) return null;
  return { mantissa: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
}

function toRials(decimal: Decimal, unitIrr: bigint): ParsedAmount {
  const scaled = decimal.mantissa * unitIrr;
  if (scaled === 0n) return failed('zero_amount');
  if (scaled % decimal.scale !== 0n) return failed('invalid_amount');
  const amountIrr = scaled / decimal.scale;
  return amountIrr > maxIrr ? failed('invalid_amount') : { ok: true, amountIrr };
}

/**
 * What one unit of the row is worth. Its own unit word wins over the heading's. Under «هزار ریال» a bare «ریال» may
 * repeat the heading or correct it, a thousandfold difference: not guessed.
 */
function unitWorth(
  own: BaseUnit | null,
  unit: AmountUnit | null,
  ownMagnitude: boolean,
): bigint | AmountProblem {
  if (own === null) return unit === null ? 'unknown_unit' : amountUnitsIrr[unit];
  if (!ownMagnitude && unit !== own && unit?.endsWith(own)) return 'invalid_amount';
  return amountUnitsIrr[own];
}

/**
 * «۲ میلیون و پانصد هزار» as a decimal; numerals need `words: false`, spelled words `words: true`. A magnitude counts all
 * that stands before it and is smaller: «هزار و پانصد میلیارد» is 1,500 milliards, «دو میلیون و هزار» 2,001,000.
 */
function parseMagnitudes(text: string, words: boolean): Decimal | null {
  const scale = 1_000_000n;
  const scaled = ({ mantissa, scale: own }: Decimal): bigint | null =>
    (mantissa * scale) % own === 0n ? (mantissa * scale) / own : null;
  const addends: bigint[] = [];
  let pending: Decimal | null = null;
  const larger: Counted = /م[یل]?لی(?:ون|ارد)|همت/.test(text) ? 'millions' : 'thousands';
  const tokens = text.replace(/(\d)(?=\p{L})/gu, '$1 ').split(/\s+(?:و\s+)?/u);
  for (const [at, token] of tokens.entries()) {
    const magnitude = magnitudes[token];
    const word = words ? numberWordValue(token) : null;
    const counted = magnitudes[tokens[at + 1] ?? ''] === undefined ? 'units' : larger;
    const decimal: Decimal | null =
      word === null ? parseDecimal(token, counted) : { mantissa: word, scale: 1n };
    if (magnitude !== undefined) {
      // The fraction is judged after it is multiplied: «۱٫۵ میلیون» is whole.
      const multiplied: bigint | null = pending
        ? scaled({ ...pending, mantissa: pending.mantissa * magnitude })
        : 0n;
      if (multiplied === null) return null;
      let sum: bigint = multiplied;
      for (let last = addends.at(-1); last !== undefined && last < magnitude * scale; last = addends.at(-1)) {
        sum += last * magnitude;
        addends.pop();
      }
      // In figures a magnitude counts what stands before it; alone it is a unit's, or a slip.
      const isAlone = sum === 0n && pending === null;
      if (isAlone && !words) return null;
      addends.push(isAlone ? magnitude * scale : sum);
      pending = null;
    } else if (decimal !== null) {
      if (pending && (word === null || pending.scale !== 1n)) return null;
      pending = pending ? { mantissa: pending.mantissa + decimal.mantissa, scale: 1n } : decimal;
    } else return null;
  }
  const rest = pending ? scaled(pending) : 0n;
  return rest === null ? null : { mantissa: addends.reduce((sum, addend) => sum + addend, rest), scale };
}

function parseNumberCell(value: number, unit: AmountUnit | null): ParsedAmount {
  // Spreadsheets keep 15 significant digits; the sixteenth of a fraction is the float's noise.
  const exact = Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(
    Number.isInteger(exact) ? BigInt(exact).toString() : String(exact),
  );
  if (!match) return failed('invalid_amount');
  if (exact === 0) return failed('zero_amount');
  if (match[1]) return failed('negative_amount');
  if (unit === null) return failed('unknown_unit');
  const fraction = match[3] ?? '';
  const decimal = { mantissa: BigInt((match[2] ?? '') + fraction), scale: 10n ** BigInt(fraction.length) };
  return toRials(decimal, amountUnitsIrr[unit]);
}

/**
 * An amount typed or exported by a person, in rials. Reads three digit systems, «٬» «،» "," and spaces between
 * thousands, unit words in the text, a leading or trailing minus and accounting parentheses, and «۲ میلیون تومان».
 * A fraction of a rial is invalid.
 */
export function parseAmount(value: string | number, options: AmountOptions): ParsedAmount {
  if (typeof value === 'number') return parseNumberCell(value, options.unit);
  let text = normalizeDigits(normalizeText(value)).toLowerCase().replace(leadingUnit, '$2 $1');
  const units = new Set<BaseUnit>();
  text = text.replace(unitWords, (_word, toman: string | undefined) => {
    units.add(toman ? 'toman' : 'rial');
    return ' ';
  });
  text = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[=#*]+\/?|\/[-=]+$/g, '')
    .trim();
  if (/^[-–—_.]*$/.test(text)) return failed(units.size === 0 ? 'missing_amount' : 'invalid_amount');
  if (units.size > 1) return failed('invalid_amount');
  const [own = null] = units;
  const negative = /^\(.*\)$|^[-−–]|[-−–]$/.test(text);
  const bare = text.replace(/^[(+\-−–]\s*|\s*[)\-−–]$/g, '').trim();
  const plain = parseDecimal(bare, own === null ? countedIn(options.unit) : 'units');
  const decimal =
    plain ?? (options.words || own !== null ? parseMagnitudes(bare, options.words === true) : null);
  if (decimal === null) return failed('invalid_amount');
  const worthIrr = unitWorth(own, options.unit, plain === null);
  if (typeof worthIrr === 'string') return failed(worthIrr);
  const parsed = toRials(decimal, worthIrr);
  return negative && parsed.ok ? failed('negative_amount') : parsed;
}

/** An amount in whole tomans and the rials left over (0-9). */
export function tomanOf(amountIrr: bigint): { toman: bigint; restIrr: bigint } {
  return { toman: amountIrr / 10n, restIrr: amountIrr % 10n };
}

/** The amount in Persian words with its unit: «نهصد میلیارد ریال», «پانصد هزار تومان و پنج ریال». */
export function irrToWordsFa(amountIrr: bigint, unit: BaseUnit = 'rial'): string {
  if (unit === 'rial') return `${integerToWordsFa(amountIrr)} ریال`;
  if (amountIrr < 0n) return `منفی ${irrToWordsFa(-amountIrr, unit)}`;
  const { toman, restIrr } = tomanOf(amountIrr);
  if (restIrr === 0n) return `${integerToWordsFa(toman)} تومان`;
  if (toman === 0n) return irrToWordsFa(restIrr);
  return `${integerToWordsFa(toman)} تومان و ${integerToWordsFa(restIrr)} ریال`;
}

/** The amount in English words with its unit: "nine hundred billion rials". */
export function irrToWordsEn(amountIrr: bigint): string {
  return `${integerToWordsEn(amountIrr)} ${amountIrr === 1n ? 'rial' : 'rials'}`;
}

/** The amount in words as a donor reads it: echoed before paying, written out on the receipt. */
export function amountInWords(amountIrr: bigint): { tomanFa: string; rialFa: string; rialEn: string } {
  return {
    tomanFa: irrToWordsFa(amountIrr, 'toman'),
    rialFa: irrToWordsFa(amountIrr),
    rialEn: irrToWordsEn(amountIrr),
  };
}
