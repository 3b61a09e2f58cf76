import type { Transaction } from '@hamyar/db';
import { maxAuthenticators, whyNotEnrol } from '@hamyar/domain';
import type { SessionProof } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountOf } from '../access/index.ts';
import { type AuthenticatorRow, holdingOf } from './queries.ts';

/** The session behind whoever acts. */
export interface OwnSession {
  readonly accountId: string;
  readonly sessionId: string;
  readonly proof: SessionProof;
}

/** @throws Refusal `unauthenticated` for whoever acts without a session that was read */
export function ownSession(asker: Ctx): OwnSession {
  const { actor } = asker;
  const accountId = accountOf(asker);
  if (!('sessionId' in actor) || !actor.proof) throw new Refusal('unauthenticated', 'access.sign_in_first');
  return { accountId, sessionId: actor.sessionId, proof: actor.proof };
}

/** Whether a session may bring another one beside those held; part of the caller's transaction. @returns why not, or null */
export async function whyNotAdd(
  ctx: Ctx,
  tx: Transaction,
  own: OwnSession,
  held: readonly AuthenticatorRow[],
) {
  const { accountId, proof } = own;
  const holding = await holdingOf(tx, accountId, held);
  if (holding.held >= maxAuthenticators) return 'authenticator.too_many' as const;
  return whyNotEnrol(proof, holding, ctx.clock.now());
}

/** @throws Refusal with the reason of `whyNotAdd` */
export async function requireEnrolment(
  ctx: Ctx,
  tx: Transaction,
  own: OwnSession,
  held: readonly AuthenticatorRow[],
): Promise<void> {
  const reason = await whyNotAdd(ctx, tx, own, held);
  if (reason) throw new Refusal('forbidden', reason);
}
