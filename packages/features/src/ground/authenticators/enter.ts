import type { Transaction } from '@hamyar/db';
import type { AuthenticatorKind } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { type IssuedSession, openSession, rememberBrowser, renewAccount } from '../identity/index.ts';
import { endAsked } from './move-recovery.ts';

/** Opens the session of somebody who has shown who they are; part of the caller's transaction, who audits. */
export async function enter(
  ctx: Ctx,
  tx: Transaction,
  who: { accountId: string; factor: AuthenticatorKind; browserHash: string; agent?: string | undefined },
): Promise<IssuedSession> {
  await endAsked(ctx, tx, who.accountId);
  await renewAccount(ctx, tx, who.accountId);
  await rememberBrowser(ctx, tx, who.accountId, who.browserHash);
  return openSession(ctx, tx, who.accountId, who);
}
