import { accountRecovery, authenticator, type Transaction } from '@hamyar/db';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { strengthenSession } from '../identity/index.ts';
import type { OwnSession } from './require-enrolment.ts';
import { tellOfChange } from './tell-of-change.ts';

type New = Omit<typeof authenticator.$inferInsert, 'id' | 'accountId' | 'createdAt' | 'lastUsedAt'>;

/**
 * Keeps what somebody has just shown to be theirs, which confirms their session; part of the caller's transaction, who has
 * asked whether they may, and audits.
 * @returns its id
 */
export async function keepAuthenticator(
  ctx: Ctx,
  tx: Transaction,
  own: OwnSession,
  made: New,
): Promise<string> {
  const id = ctx.newId();
  const now = ctx.clock.now();
  await tx
    .insert(authenticator)
    .values({ id, accountId: own.accountId, createdAt: now, lastUsedAt: now, ...made });
  // The way that two officers opened is open once.
  await tx
    .update(accountRecovery)
    .set({ windowUntil: null })
    .where(and(eq(accountRecovery.accountId, own.accountId), isNotNull(accountRecovery.windowUntil)));
  await strengthenSession(ctx, tx, own.sessionId, made.kind);
  await tellOfChange(ctx, tx, own.accountId);
  return id;
}
