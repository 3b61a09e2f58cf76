import { type IsoDay, today } from '../kit/solar-hijri.ts';

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

/** Civil days in Tehran, both included. */
export interface DaySpan {
  readonly from: IsoDay;
  readonly to: IsoDay;
}

/** The days in Tehran that a time touches; it is half-open, so one that ends at midnight does not touch the next day. */
export function daysOf(startsAt: Date, endsAt: Date): DaySpan {
  return { from: today(startsAt), to: today(new Date(endsAt.getTime() - 1)) };
}

/**
 * Whether a credential is in force on every day of a span: confirmed, not taken back, its own days covering them all.
 * One that is looked at again is: places held on it stay until an officer decides. For a new place ask `mayTakeOn`.
 */
export function isInForce(facts: CredentialFacts, span: DaySpan): boolean {
  return (
    facts.verifiedAt !== null &&
    facts.rejectedAt === null &&
    facts.revokedAt === null &&
    (facts.validFrom === null || facts.validFrom <= span.from) &&
    (facts.validTo === null || facts.validTo >= span.to)
  );
}

/** Whether something new may stand on a credential on every day of a span: in force, and nobody looks at it again. */
export function mayTakeOn(facts: CredentialFacts, span: DaySpan): boolean {
  return isInForce(facts, span) && facts.recheckSince === null;
}

/** Whether someone with this status may practise today. */
export function isPractising(status: CredentialStatus): boolean {
  return status === 'verified' || status === 'renewal_window';
}

function daysUntil(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
