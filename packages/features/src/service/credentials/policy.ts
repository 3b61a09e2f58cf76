import type { credentials } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import type { Actor } from '@hamyar/platform';

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
