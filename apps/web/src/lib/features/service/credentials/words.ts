import type { CredentialStatusCode, Profile, RejectionReason, RevocationReason } from '@hamyar/contracts';
import { formatDay } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale } from '#lib/locale.ts';

export function statusWord(status: CredentialStatusCode | null): string {
  if (status === null) return m.credential_status_not_needed();
  const words: Record<CredentialStatusCode, () => string> = {
    unverified: m.credential_status_unverified,
    verified: m.credential_status_verified,
    renewal_window: m.credential_status_renewal_window,
    expired: m.credential_status_expired,
    rejected: m.credential_status_rejected,
    revoked: m.credential_status_revoked,
  };
  return words[status]();
}

export function reasonWord(reason: RejectionReason): string {
  const words: Record<RejectionReason, () => string> = {
    not_found: m.credential_reason_not_found,
    name_differs: m.credential_reason_name_differs,
    expired: m.credential_reason_expired,
    other_profession: m.credential_reason_other_profession,
    other: m.credential_reason_other,
  };
  return words[reason]();
}

export function revocationWord(reason: RevocationReason): string {
  const words: Record<RevocationReason, () => string> = {
    issuer_withdrew: m.credential_revoked_issuer_withdrew,
    not_genuine: m.credential_revoked_not_genuine,
    confirmed_by_mistake: m.credential_revoked_confirmed_by_mistake,
    holder_asked: m.credential_revoked_holder_asked,
    other: m.credential_revoked_other,
  };
  return words[reason]();
}

/** What happens next with a licence, in one or two sentences. */
export function nextWords(licence: NonNullable<Profile['licence']>): string {
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
