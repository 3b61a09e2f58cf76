import { refreshToken, session, type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { notify } from '../notifications/index.ts';
import { lifeOf, recordToken, tokenHash } from './open-session.ts';
import type { IssuedSession } from './tokens.ts';

/** A request that was under way when its token's child was used may still arrive; later than this it means a copy. */
const graceMs = 10_000;

/**
 * Rotates a refresh token. The successor is derived from its parent by a keyed hash: two tabs racing with one parent, and
 * whoever never heard the answer, receive the same child. Only a parent that comes back after its child was used was copied.
 */
export async function refreshSession(asker: Ctx, token: string | undefined): Promise<IssuedSession> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'session-refresh');
  const issued = token ? await withTransaction(ctx, (tx) => rotate(ctx, tx, token)) : null;
  if (!issued) throw new Refusal('unauthenticated', 'session.ended');
  return issued;
}

async function rotate(ctx: Ctx, tx: Transaction, token: string): Promise<IssuedSession | null> {
  const now = ctx.clock.now();
  const [found] = await tx
    .select({ token: refreshToken, session })
    .from(refreshToken)
    .innerJoin(session, eq(session.id, refreshToken.sessionId))
    .where(eq(refreshToken.tokenHash, tokenHash(ctx, token)))
    .for('update');
  if (!found || found.session.revokedAt || found.session.expiresAt <= now || found.token.expiresAt <= now)
    return null;
  const { spentAt } = found.token;
  const successor = ctx.sealing.index(token, 'refresh_token.successor');
  const childSpentAt = spentAt && (await spentAtOf(ctx, tx, successor));
  if (childSpentAt && now.getTime() - childSpentAt.getTime() > graceMs) {
    await tx
      .update(session)
      .set({ revokedAt: now, revokedReason: 'refresh-token-reused' })
      .where(eq(session.id, found.session.id));
    await audit(ctx, tx, {
      action: 'session.reuse_detected',
      targetType: 'account',
      targetId: found.session.accountId,
      detail: { sessionId: found.session.id },
    });
    await notify(ctx, tx, {
      accountId: found.session.accountId,
      mobile: null,
      template: 'session_copied',
      params: {},
      link: null,
    });
    return null;
  }
  if (!spentAt) {
    await tx
      .update(refreshToken)
      .set({ spentAt: now })
      .where(eq(refreshToken.tokenHash, found.token.tokenHash));
    await audit(ctx, tx, {
      action: 'session.renewed',
      targetType: 'account',
      targetId: found.session.accountId,
      detail: { sessionId: found.session.id },
    });
  }
  const { idleMs } = await lifeOf(ctx, tx, found.session.accountId);
  return recordToken(ctx, tx, {
    sessionId: found.session.id,
    sessionExpiresAt: found.session.expiresAt,
    token: successor,
    idleMs,
  });
}

/** When a token was used; null while it was not. */
async function spentAtOf(ctx: Ctx, tx: Transaction, token: string): Promise<Date | null> {
  const [row] = await tx
    .select({ spentAt: refreshToken.spentAt })
    .from(refreshToken)
    .where(eq(refreshToken.tokenHash, tokenHash(ctx, token)));
  return row?.spentAt ?? null;
}
