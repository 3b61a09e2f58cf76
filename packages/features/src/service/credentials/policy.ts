import type { credentials } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import type { Actor } from '@hamyar/platform';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion, versionOf } from '../../kit/version.ts';
import type { CaseRow } from './queries.ts';

export interface Decided {
  readonly verifiedAt: Date | null;
  readonly recheckSince: Date | null;
  readonly rejectedAt: Date | null;
  readonly revokedAt: Date | null;
}

/**
 * Whether an officer may decide on a licence. Pure.
 * @returns why not, or null. Nobody judges their own licence, and a decision is made once; a recheck asks anew.
 */
export function whyNotDecide(actor: Actor, holderAccountId: string | null, facts: Decided): Reason | null {
  if (actor.kind === 'staff' && actor.accountId === holderAccountId) return 'credential.own';
  const isConfirmed = facts.verifiedAt && !facts.recheckSince;
  if (isConfirmed || facts.rejectedAt || facts.revokedAt) return 'credential.already_decided';
  return null;
}

/** Whether an officer has still to decide on a licence, for the first time or anew. Pure. */
export const awaitsOfficer = (facts: Decided): boolean =>
  !facts.rejectedAt && !facts.revokedAt && (facts.verifiedAt === null || facts.recheckSince !== null);

/**
 * Whether an officer may take a licence out of force. Pure.
 * @returns why not, or null. Only what was confirmed can be revoked, and not by its holder.
 */
export function whyNotRevoke(actor: Actor, holderAccountId: string | null, facts: Decided): Reason | null {
  if (actor.kind === 'staff' && actor.accountId === holderAccountId) return 'credential.own';
  return facts.verifiedAt && !facts.rejectedAt ? null : 'credential.not_verified';
}

/** What an officer may do with a licence as it stands. Pure. */
export function actsOn(
  actor: Actor,
  holderAccountId: string | null,
  facts: Decided,
): credentials.CredentialAct[] {
  if (whyNotDecide(actor, holderAccountId, facts) === null) return ['decide'];
  const isInForce = whyNotRevoke(actor, holderAccountId, facts) === null && facts.revokedAt === null;
  return isInForce ? ['revoke'] : [];
}

/** Of what an officer compares with the issuer: whose licence, of what, which number. The decision itself is no part. */
export function caseVersion({ credential, firstName, lastName, numberAlsoElsewhere }: CaseRow): string {
  const { id, profession, issuingBody, numberIndex, numberTail } = credential;
  return versionOf([
    id,
    profession,
    issuingBody,
    numberIndex,
    numberTail,
    firstName,
    lastName,
    numberAlsoElsewhere,
  ]);
}

/** Version of a case whose whole number was shown; only showing it, which is audited, tells it. */
export const shownVersion = (row: CaseRow): string => versionOf([caseVersion(row), 'number shown']);

/**
 * Refuses a decision on a case that changed since it was seen, and a confirmation by somebody who was never shown the number
 * that they confirm.
 * @throws Refusal `case.changed`, `credential.number_unseen`
 */
export function requireCase(row: CaseRow, version: string, needs: 'case' | 'number'): void {
  if (version === shownVersion(row)) return;
  requireVersion(version, caseVersion(row));
  if (needs === 'number' && row.credential.numberSealed)
    throw new Refusal('precondition', 'credential.number_unseen');
}
