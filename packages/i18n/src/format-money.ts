import { formatNumber } from './format-number.ts';
import { type Locale } from './locale.ts';

/** Units money is shown in. The stored unit is always the rial; a «new rial» will join here when the law takes effect. */
export type MoneyUnit = 'toman' | 'rial' | 'billion_rial';

const unitName = {
  fa: { toman: 'تومان', rial: 'ریال', million_rial: 'میلیون ریال', billion_rial: 'میلیارد ریال' },
  en: { toman: 'tomans', rial: 'rials', million_rial: 'million rials', billion_rial: 'billion rials' },
} as const;

const scales = [
  { size: 1_000_000_000_000n, fa: 'هزار میلیارد' },
  { size: 1_000_000_000n, fa: 'میلیارد' },
  { size: 1_000_000n, fa: 'میلیون' },
  { size: 1_000n, fa: 'هزار' },
] as const;

/** `amount / size` with one decimal, rounded half up, as decimal text: exact for any bigint. */
function tenthsOf(amount: bigint, size: bigint): `${number}` {
  const isNegative = amount < 0n;
  const tenths = ((isNegative ? -amount : amount) * 10n + size / 2n) / size;
  const text = `${tenths / 10n}.${tenths % 10n}` as const;
  return isNegative && tenths !== 0n ? (`-${text}` as `${number}`) : (text as `${number}`);
}

/** «۱ میلیون و ۲۵۰ هزار» when at most two scales say it exactly, otherwise grouped digits. */
function spokenFa(amount: bigint): string {
  const parts: string[] = [];
  let rest = amount;
  for (const scale of scales) {
    const count = rest / scale.size;
    if (count === 0n) continue;
    parts.push(`${formatNumber(count, 'fa')} ${scale.fa}`);
    rest -= count * scale.size;
  }
  const speakable = rest === 0n && parts.length > 0 && parts.length <= 2;
  return speakable ? parts.join(' و ') : formatNumber(amount, 'fa');
}

const scalesEn = [
  { size: 1_000_000_000_000n, en: 'trillion' },
  { size: 1_000_000_000n, en: 'billion' },
  { size: 1_000_000n, en: 'million' },
] as const;

/** `3.6 billion` when one decimal says it exactly, otherwise grouped digits. */
function spokenEn(amount: bigint): string {
  const scale = scalesEn.find(({ size }) => amount >= size);
  if (!scale || (amount * 10n) % scale.size !== 0n) return formatNumber(amount, 'en');
  return `${formatNumber(tenthsOf(amount, scale.size), 'en', { decimals: 1 })} ${scale.en}`;
}

const spoken = { fa: spokenFa, en: spokenEn } as const;

function formatToman(amountIrr: bigint, locale: Locale, digits: boolean): string {
  if (amountIrr % 10n !== 0n) return formatNumber(tenthsOf(amountIrr, 10n), locale, { decimals: 1 });
  const toman = amountIrr / 10n;
  return !digits && toman >= 1000n ? spoken[locale](toman) : formatNumber(toman, locale);
}

/**
 * Money with its unit, always printed. `amountIrr` is in rials (bigint or digit string, as on the wire).
 *
 * - `toman` (default): «۵۰۰ هزار تومان» / `500,000 tomans`, `3.6 billion tomans`; `digits: true` gives «۵۰۰٬۰۰۰ تومان» for tables.
 * - `rial`: exact digits.
 * - `billion_rial`: for reports, one decimal; amounts below a tenth of the unit step down to million rials
 *   so that a real gift never reads as zero.
 */
export function formatIrr(
  amountIrr: bigint | string,
  locale: Locale,
  options: { unit?: MoneyUnit; digits?: boolean } = {},
): string {
  const amount = BigInt(amountIrr);
  const unit = options.unit ?? 'toman';
  const names = unitName[locale];
  if (unit === 'rial') return `${formatNumber(amount, locale)} ${names.rial}`;
  if (unit === 'toman') return `${formatToman(amount, locale, options.digits ?? false)} ${names.toman}`;
  const size = amount < 0n ? -amount : amount;
  if (size === 0n || size >= 100_000_000n) {
    return `${formatNumber(tenthsOf(amount, 1_000_000_000n), locale, { decimals: 1 })} ${names.billion_rial}`;
  }
  if (size < 100_000n) return `${formatNumber(amount, locale)} ${names.rial}`;
  return `${formatNumber(tenthsOf(amount, 1_000_000n), locale, { decimals: 1 })} ${names.million_rial}`;
}

/** Units that a whole column of amounts can be told in, said once in its head. */
export type ColumnUnit = 'million_rial' | 'billion_rial';

const columnSize = { million_rial: 1_000_000n, billion_rial: 1_000_000_000n } as const;

/** Billions, unless the smallest amount of the column would then read as nothing: then millions. */
export function columnUnit(amountsIrr: readonly (bigint | string)[]): ColumnUnit {
  const isSmall = (amount: bigint) => amount !== 0n && amount < 100_000_000n && amount > -100_000_000n;
  return amountsIrr.some((amount) => isSmall(BigInt(amount))) ? 'million_rial' : 'billion_rial';
}

/** «میلیارد ریال» / `billion rials`, for the head of a column. */
export const unitWord = (unit: MoneyUnit | ColumnUnit, locale: Locale): string => unitName[locale][unit];

/**
 * An amount in the unit of its column, without the unit: «۲۲٫۰». One decimal, or as many as it takes until what is not
 * nothing does not read as nothing.
 */
export function formatIrrIn(unit: ColumnUnit, amountIrr: bigint | string, locale: Locale): string {
  const amount = BigInt(amountIrr);
  const size = columnSize[unit];
  const abs = amount < 0n ? -amount : amount;
  let decimals = 1;
  while (amount !== 0n && abs * 2n * 10n ** BigInt(decimals) < size) decimals++;
  const tens = 10n ** BigInt(decimals);
  const rounded = (abs * tens + size / 2n) / size;
  const text = `${rounded / tens}.${String(rounded % tens).padStart(decimals, '0')}`;
  return formatNumber(`${amount < 0n && rounded !== 0n ? '-' : ''}${text}` as `${number}`, locale, {
    decimals,
    fixed: amount !== 0n,
  });
}

/** Says an amount in words, e.g. the domain's `irrToWordsFa`. The caller passes it: this package holds no number words. */
export type MoneyWords = (amountIrr: bigint) => string;

/**
 * Echo under a toman field: the same amount in rials and, in Persian, in words:
 * «برابر با ۵٬۰۰۰٬۰۰۰ ریال — پانصد هزار تومان».
 */
export function echoIrr(amountIrr: bigint, locale: Locale, words?: MoneyWords): string {
  const rials = formatIrr(amountIrr, locale, { unit: 'rial' });
  const toman = locale === 'fa' && words ? words(amountIrr) : formatIrr(amountIrr, locale);
  return locale === 'fa' ? `${toman}، برابر با ${rials}` : `${toman}, that is ${rials}`;
}
