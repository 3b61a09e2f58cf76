import { m } from '@hamyar/i18n/messages';
import { digits } from '#lib/locale.ts';

export function urgencyLabel(urgency: string): string {
  if (urgency === 'critical') return m.need_urgency_critical();
  return urgency === 'urgent' ? m.need_urgency_urgent() : m.need_urgency_normal();
}

export function placesLeftText(left: number): string {
  if (left < 1) return m.need_full();
  return left === 1 ? m.need_place_left_one() : m.need_places_left({ count: digits(left) });
}
