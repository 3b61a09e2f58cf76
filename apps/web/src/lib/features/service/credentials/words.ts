import type { credentials, volunteers } from '@hamyar/contracts';
import { formatDay } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale } from '#lib/locale.ts';

export function statusWord(status: credentials.CredentialStatusCode | null): string {
  if (status === null) return m.credential_status_not_needed();
  const words: Record<credentials.CredentialStatusCode, () => string> = {
    unverified: m.credential_status_unverified,
    verified: m.credential_status_verified,
    renewal_window: m.credential_status_renewal_window,
    expired: m.credential_status_expired,
    rejected: m.credential_status_rejected,
    revoked: m.credential_status_revoked,
  };
  return words[status]();
}

/** What happens next with a licence, in one or two sentences. */
export function nextWords(licence: NonNullable<volunteers.Profile['licence']>): string {
  const day = licence.validTo ? formatDay(licence.validTo, currentLocale(), { weekday: false }) : '';
  switch (licence.status) {
    case 'unverified':
      return licence.recheckSince ? m.credential_next_recheck() : m.credential_next_unverified();
    case 'verified':
      return m.credential_next_verified();
    case 'renewal_window':
      return m.credential_next_renewal_window({ day });
    case 'expired':
      return m.credential_next_expired({ day });
    case 'rejected':
      return m.credential_next_rejected();
    case 'revoked':
      return m.credential_next_revoked();
  }
}
