import { type HandlerInput, needs } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { digits } from '#lib/locale.ts';

export function urgencyLabel(urgency: string): string {
  if (urgency === 'critical') return m.need_urgency_critical();
  return urgency === 'urgent' ? m.need_urgency_urgent() : m.need_urgency_normal();
}

type ClosingReason = HandlerInput<typeof needs.close>['body']['reason'];

const closingReasons: Readonly<Record<ClosingReason, () => string>> = {
  enough: m.closing_reason_enough,
  not_needed: m.closing_reason_not_needed,
  postponed: m.closing_reason_postponed,
  mistake: m.closing_reason_mistake,
};
/** Why a need was closed, in words. */
export const closingReasonWord = (reason: ClosingReason): string => closingReasons[reason]();

/** Reasons to choose from, each with what becomes of the places that people have. */
export const closingChoices = (): { value: string; label: string; hint: string }[] =>
  needs.closingReason.options.map((value) => ({
    value,
    label: closingReasonWord(value),
    hint: value === 'enough' ? m.closing_places_stay() : m.closing_places_end(),
  }));

export function placesLeftText(left: number): string {
  if (left < 1) return m.need_full();
  return left === 1 ? m.need_place_left_one() : m.need_places_left({ count: digits(left) });
}
