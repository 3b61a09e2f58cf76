/** Days before the end of validity in which a credential is to be renewed. */
export const renewalWindowDays = 60;

export const credentialStatuses = [
  'unverified',
  'verified',
  'renewal_window',
  'expired',
  'rejected',
  'revoked',
] as const;
export type CredentialStatus = (typeof credentialStatuses)[number];

export interface CredentialFacts {
  readonly verifiedAt: Date | string | null;
  /** Since when a verified one is looked at again; until an officer decides it counts for nothing new. */
  readonly recheckSince: Date | string | null;
  readonly rejectedAt: Date | string | null;
  readonly revokedAt: Date | string | null;
  /** Civil days (`2026-11-21`), both included; null means without bound. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/**
 * What a credential is worth on a day; never stored, so it cannot go stale.
 * @param today civil day in Tehran, `2026-11-21`
 */
export function credentialStatus(facts: CredentialFacts, today: string): CredentialStatus {
  if (facts.revokedAt) return 'revoked';
  if (facts.rejectedAt) return 'rejected';
  if (!facts.verifiedAt || facts.recheckSince) return 'unverified';
  if (facts.validTo && facts.validTo < today) return 'expired';
  if (facts.validFrom && facts.validFrom > today) return 'unverified';
  if (facts.validTo && daysUntil(today, facts.validTo) <= renewalWindowDays) return 'renewal_window';
  return 'verified';
}

/** Whether someone with this status may practise today. */
export function isPractising(status: CredentialStatus): boolean {
  return status === 'verified' || status === 'renewal_window';
}

function daysUntil(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
