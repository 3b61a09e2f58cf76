import type { IsoDay } from './solar-hijri.ts';

export const credentialStatuses = [
  'unverified',
  'verified',
  'renewal_window',
  'expired',
  'rejected',
  'revoked',
] as const;
export type CredentialStatus = (typeof credentialStatuses)[number];

/** What is stored of a credential; its status is derived from these on read and stored nowhere. */
export interface CredentialFacts {
  readonly verifiedAt: Date | string | null;
  readonly rejectedAt: Date | string | null;
  readonly revokedAt: Date | string | null;
  /** First and last civil day of validity, both included; null when the body states none. */
  readonly validFrom: IsoDay | null;
  readonly validTo: IsoDay | null;
}

/** A credential that ends within this many days should be renewed; it still counts until its last day. */
export const renewalWindowDays = 45;

/**
 * Status of a credential on a civil day (Tehran).
 * A revocation outlives everything; a rejection holds until a later verification clears it.
 */
export function credentialStatus(facts: CredentialFacts, day: IsoDay): CredentialStatus {
  if (facts.revokedAt !== null) return 'revoked';
  if (facts.rejectedAt !== null) return 'rejected';
  if (facts.verifiedAt === null) return 'unverified';
  if (facts.validTo === null) return 'verified';
  if (facts.validTo < day) return 'expired';
  const windowStart = Date.parse(`${facts.validTo}T00:00:00Z`) - renewalWindowDays * 86_400_000;
  return Date.parse(`${day}T00:00:00Z`) >= windowStart ? 'renewal_window' : 'verified';
}

/** Whether a status lets its holder practise today. */
export function mayPractise(status: CredentialStatus): boolean {
  return status === 'verified' || status === 'renewal_window';
}
