import type { offices } from '@hamyar/contracts';
import { formatDay } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale, digits } from '#lib/locale.ts';

type Place = Pick<Parameters<typeof nameOfOffice>[0], 'province'>;

/** «ادارهٔ کل بهزیستی فارس»; the nation's is the headquarters. */
export function nameOfOffice({ province }: { province: { fa: string; en: string } | null }): string {
  return province ? m.office_of_province({ province: province[currentLocale()] }) : m.office_nation();
}

/** Its short name, in a table that says what it lists. */
export const shortNameOf = ({ province }: Place): string =>
  province ? province[currentLocale()] : m.office_nation();

/** An instant as its day in Tehran. */
export const dayOf = (instant: string): string => formatDay(instant, currentLocale(), { weekday: false });

export const itemWords: Readonly<Record<offices.ReadinessItem, () => string>> = {
  contact: m.office_item_contact,
  collection: m.office_item_collection,
  treasurer: m.office_item_treasurer,
  receipts: m.office_item_receipts,
  officer: m.office_item_officer,
  sms_line: m.office_item_sms_line,
  working_days: m.office_item_working_days,
  quiet_hours: m.office_item_quiet_hours,
};

export const stateWords: Readonly<Record<offices.Account['state'], () => string>> = {
  waiting: m.office_state_waiting,
  coming: m.office_state_coming,
  open: m.office_state_open,
  failing: m.office_state_failing,
  ended: m.office_state_ended,
};
export const stateTones = {
  waiting: 'waiting',
  coming: 'neutral',
  open: 'good',
  failing: 'bad',
  ended: 'ended',
} as const;

const outcomes: Readonly<Record<string, () => string>> = {
  merchant_not_accepted: m.office_test_merchant_not_accepted,
  callback_not_allowed: m.office_test_callback_not_allowed,
  gateway_away: m.office_test_gateway_away,
};

/** What the gateway said of a terminal, and what of it was not tried. */
export function testInWords({ at, outcome }: NonNullable<offices.Account['test']>): string {
  const day = dayOf(at);
  if (outcome === 'passed') return m.office_test_passed({ day });
  return m.office_test_failed({ day, why: outcomes[outcome]?.() ?? m.office_test_other({ code: outcome }) });
}

/** `IR82 0540 …`: in fours, as people read it out. */
export const shebaInFours = (sheba: string): string => sheba.replace(/(.{4})(?=.)/g, '$1 ');

/** «۰۵۱۳۸۴۰۰۰۰۰» with the digits of the page, to read; `tel:` takes it plain. */
export const versionInWords = (contact: offices.Contact): string =>
  m.office_recorded({ number: digits(contact.number), day: dayOf(contact.recordedAt) });
