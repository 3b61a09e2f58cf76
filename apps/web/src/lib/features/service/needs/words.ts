import { formatNumber, toPersianDigits } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale } from '#lib/locale.ts';

/** A whole number in the page's digits. */
export const digits = (value: number): string => formatNumber(value, currentLocale());

/** A number that names something, not a count: the page's digits, no grouping. */
export const plainDigits = (value: number | string): string =>
  currentLocale() === 'fa' ? toPersianDigits(String(value)) : String(value);

export function urgencyLabel(urgency: string): string {
  if (urgency === 'critical') return m.need_urgency_critical();
  return urgency === 'urgent' ? m.need_urgency_urgent() : m.need_urgency_normal();
}

export function placesLeftText(left: number): string {
  if (left < 1) return m.need_full();
  return left === 1 ? m.need_place_left_one() : m.need_places_left({ count: digits(left) });
}
