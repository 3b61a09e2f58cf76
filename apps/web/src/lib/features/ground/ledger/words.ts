import type { ledger } from '@hamyar/contracts';
import { plainDigits, monthNames, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale } from '#lib/locale.ts';

const names: Readonly<Record<string, () => string>> = {
  bank: m.ledger_account_bank,
  goods: m.ledger_account_goods,
  service: m.ledger_account_service,
  suspense: m.ledger_account_suspense,
  refunds_payable: m.ledger_account_refunds,
  gateway: m.ledger_account_gateway,
};
const given: Readonly<Record<string, () => string>> = {
  cash: m.ledger_account_given_cash,
  goods: m.ledger_account_given_goods,
  service: m.ledger_account_given_service,
};

/** An account in words; one younger than these keeps its code. */
export function accountWord({ code }: ledger.AccountBalance): string {
  const [kind = '', , measure = ''] = code.split(':');
  return (kind === 'contributions' ? given[measure] : names[kind])?.() ?? code;
}

/** The Solar Hijri month that a day lies in: «آبان ۱۴۰۵». */
export function monthWord(day: string): string {
  const locale = currentLocale();
  const { year, month } = toSolarHijri(day);
  return `${monthNames(locale)[month - 1] ?? ''} ${plainDigits(year, locale)}`;
}

/** What all accounts come to together: what stands on the other side, in the accounts of the nation. */
export const sumOf = (accounts: readonly ledger.AccountBalance[]): bigint =>
  accounts.reduce((sum, { balanceIrr }) => sum + BigInt(balanceIrr), 0n);
