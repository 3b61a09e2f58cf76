import type { indicators } from '@hamyar/contracts';
import { formatDay, formatIrr, formatNumber, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { choicesOf } from '#lib/form.ts';
import { currentLocale, plainDigits } from '#lib/locale.ts';

type Unit = ReturnType<typeof indicators.unit.parse>;

/** Decimal text with the page's digits and thousands; exact, whatever its size. */
function figure(text: string): string {
  const [whole = '0', fraction] = text.split('.');
  const grouped = formatNumber(BigInt(whole), currentLocale());
  return fraction === undefined
    ? grouped
    : `${grouped}${currentLocale() === 'fa' ? '٫' : '.'}${plainDigits(fraction)}`;
}

const units: Record<Exclude<Unit, 'irr'>, (input: { figure: string }) => string> = {
  people: m.indicator_unit_people,
  families: m.indicator_unit_families,
  percent: m.indicator_unit_percent,
  count: m.indicator_unit_count,
  services: m.indicator_unit_services,
};

/** A claim's figure as it was said, with its unit; money as reports write it. */
export function figureInWords({ low, high, isApproximate }: indicators.Claim, unit: Unit): string {
  const written = (text: string) =>
    unit === 'irr'
      ? formatIrr(text.replace(/\..*$/, ''), currentLocale(), { unit: 'billion_rial' })
      : figure(text);
  const bounds = boundsInWords(low && written(low), high && written(high));
  const said = isApproximate ? m.indicator_about({ figure: bounds }) : bounds;
  return unit === 'irr' ? said : units[unit]({ figure: said });
}

function boundsInWords(low: string | null, high: string | null): string {
  if (low === null) return m.indicator_at_most({ figure: high ?? '' });
  if (high === null) return m.indicator_at_least({ figure: low });
  return low === high ? low : m.indicator_between({ low, high });
}

/** Of when a claim is, as exactly as that is known. */
export function asOfInWords({ asOf, asOfPrecision }: indicators.Claim): string {
  if (asOf === null) return m.indicator_undated();
  const locale = currentLocale();
  if (asOfPrecision === 'day') return formatDay(asOf, locale, { weekday: false });
  const year = locale === 'fa' ? toSolarHijri(asOf).year : Number(asOf.slice(0, 4));
  if (asOfPrecision === 'year') return m.indicator_as_of_year({ year: plainDigits(String(year)) });
  return formatDay(asOf, locale, { weekday: false, gregorian: false }).replace(/^\S+\s/, '');
}

export function placeInWords({ county, province }: indicators.Claim): string {
  const locale = currentLocale();
  if (county && province)
    return locale === 'fa' ? `${county.fa}، ${province.fa}` : `${county.en}, ${province.en}`;
  return province ? province[locale] : m.indicators_nation();
}

export const kindWords = {
  measured: m.indicator_kind_measured,
  planned: m.indicator_kind_planned,
  derived: m.indicator_kind_derived,
} as const;

const unitNames: Record<Unit, () => string> = {
  people: m.indicator_unit_name_people,
  families: m.indicator_unit_name_families,
  irr: m.indicator_unit_name_irr,
  percent: m.indicator_unit_name_percent,
  count: m.indicator_unit_name_count,
  services: m.indicator_unit_name_services,
};
export const unitChoices = () => choicesOf(unitNames);
