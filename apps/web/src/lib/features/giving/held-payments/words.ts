import type { Answer, heldPayments } from '@hamyar/contracts';
import { formatIrr, formatWhen } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale, plainDigits } from '#lib/locale.ts';

export type HeldCase = Answer<typeof heldPayments.show>['payment'];
export type Resolution = HeldCase['resolutions'][number];

export const stateTones = {
  held: 'warn',
  refund_due: 'waiting',
  refunded: 'ended',
  accepted: 'good',
} as const;

export function stateWord(state: heldPayments.HeldState): string {
  const words = {
    held: m.held_state_held,
    refund_due: m.held_state_refund_due,
    refunded: m.held_state_refunded,
    accepted: m.held_state_accepted,
  };
  return words[state]();
}

export const kindWord = (kind: Resolution['kind']): string =>
  kind === 'accept' ? m.held_kind_accept() : m.held_kind_refund();

/** To the rial: what is compared here may differ by one. */
export function exactMoney(amountIrr: string | null): string {
  if (amountIrr === null) return m.held_taken_unknown();
  return formatIrr(amountIrr, currentLocale(), { digits: true });
}

/** Codes of the bank, in the digits of the page. */
export const codeWord = plainDigits;

const dayMs = 86_400_000;
export const isOverADay = (heldAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(heldAt) > dayMs;

/** What happened to the payment, each once a minute: a gateway may be asked many times. */
export function wayOf(events: HeldCase['events'], now: string) {
  const words: Readonly<Record<string, () => string>> = {
    created: m.held_event_created,
    requested: m.held_event_requested,
    redirected: m.held_event_redirected,
    callback_ok: m.held_event_callback_ok,
    callback_nok: m.held_event_callback_nok,
    verifying: m.held_event_verifying,
    verify_unknown: m.held_event_verify_unknown,
    mismatch: m.held_event_mismatch,
    held_refund_due: m.held_event_held_refund_due,
    held_refunded: m.held_event_held_refunded,
    verified: m.held_event_verified,
    posted: m.held_event_posted,
    failed: m.held_event_failed,
    expired: m.held_event_expired,
  };
  const items = events.map(({ state, at }) => ({
    title: (words[state] ?? m.held_event_other)(),
    when: formatWhen(at, now, currentLocale()),
    state: 'done' as const,
  }));
  const keys = items.map((item) => item.title + item.when);
  return items.filter((item, index) => keys.indexOf(item.title + item.when) === index);
}

/** What the giver wishes for held money. */
export const wishWord = (wish: HeldCase['wish']): string =>
  wish === 'keep' ? m.held_wish_keep() : wish === 'return' ? m.held_wish_return() : m.held_wish_none();
