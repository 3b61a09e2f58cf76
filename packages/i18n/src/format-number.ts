import { type Locale } from './locale.ts';

const tag = { fa: 'fa-IR', en: 'en-GB' } as const;

/** Number formats are costly to build; there are few, so they are kept for the process's life. */
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(tag[locale], options);
  formats.set(key, made);
  return made;
}

/**
 * A plain number in the language's digits and grouping: «۱٬۲۳۴» / `1,234`. At most `decimals` (default 2) decimals;
 * with `fixed` just so many, for columns. Decimal text is exact however long it is.
 */
export function formatNumber(
  value: number | bigint | `${number}`,
  locale: Locale,
  options: { decimals?: number; fixed?: boolean; grouping?: boolean } = {},
): string {
  return numberFormat(locale, {
    maximumFractionDigits: options.decimals ?? 2,
    minimumFractionDigits: options.fixed ? (options.decimals ?? 2) : 0,
    useGrouping: options.grouping ?? true,
  }).format(value);
}

/** As many decimals as it takes until a share is neither nothing nor the whole. */
const mostDecimals = 4;

/**
 * A ratio as percent: `0.12` → «۱۲٪» / `12%`. At most `decimals` (default 0) decimals, but never rounded over a line:
 * 100 % only for the whole, 0 % only for nothing. What comes closer to the whole than that is cut: 0.9967 is 99 %.
 */
export function formatPercent(ratio: number, locale: Locale, options: { decimals?: number } = {}): string {
  const percent = (decimals: number) =>
    numberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: decimals,
      roundingMode: roundingOf(ratio, decimals),
    });
  let decimals = options.decimals ?? 0;
  while (ratio > 0 && ratio < 0.5 && decimals < mostDecimals && isNothing(ratio, decimals)) decimals++;
  return percent(decimals).format(ratio);
}

const isNothing = (ratio: number, decimals: number): boolean =>
  Math.round(ratio * 10 ** (decimals + 2)) === 0;

/** Up for the last sliver above nothing, down for the last below the whole, else as usual. */
function roundingOf(ratio: number, decimals: number): 'ceil' | 'floor' | 'halfExpand' {
  if (ratio <= 0 || ratio >= 1) return 'halfExpand';
  if (isNothing(ratio, decimals)) return 'ceil';
  return Math.round(ratio * 10 ** (decimals + 2)) >= 10 ** (decimals + 2) ? 'floor' : 'halfExpand';
}

/**
 * A change against an earlier period, in words rather than a sign: «۱۲٪ افزایش» / `up 12%`.
 * `null` (nothing to compare with) is «—».
 */
export function formatChange(ratio: number | null, locale: Locale): string {
  if (ratio === null || !Number.isFinite(ratio)) return '—';
  // A fall to almost nothing is not a fall to nothing.
  const nearlyAll = ratio > -1 && ratio <= -0.995;
  const decimals = Math.abs(ratio) < 0.1 || nearlyAll ? 1 : 0;
  const size = formatPercent(nearlyAll ? Math.min(-ratio, 0.999) : Math.abs(ratio), locale, { decimals });
  if (ratio === 0) return locale === 'fa' ? 'بدون تغییر' : 'no change';
  if (locale === 'fa') return `${size} ${ratio > 0 ? 'افزایش' : 'کاهش'}`;
  return `${ratio > 0 ? 'up' : 'down'} ${size}`;
}

/** Names joined the way the language does: «الف، ب و ج» / `a, b and c`. Own: ICU adds hidden marks in Persian. */
export function formatList(items: readonly string[], locale: Locale): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const head = items.slice(0, -1).join(locale === 'fa' ? '، ' : ', ');
  return `${head} ${locale === 'fa' ? 'و' : 'and'} ${last}`;
}

/** A distance in kilometres: «۳٫۲ کیلومتر»; whole above ten. */
export function formatKilometres(kilometres: number, locale: Locale): string {
  const size = formatNumber(kilometres, locale, { decimals: kilometres < 10 ? 1 : 0 });
  return `${size} ${locale === 'fa' ? 'کیلومتر' : 'km'}`;
}

/** Names in the language's own order (Persian: آ ا ب پ …), ignoring half-spaces. */
export function compareText(locale: Locale): (a: string, b: string) => number {
  return new Intl.Collator(tag[locale], { numeric: true }).compare;
}
