import { refreshToken, roleGrant, session, type Transaction } from '@hamyar/db';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import type { IssuedSession } from './tokens.ts';

const hourMs = 3_600_000;

/** How long a session lives in all, and how long it may idle: staff hold other people's data, so theirs are short. */
const lives = {
  person: { absoluteMs: 30 * 24 * hourMs, idleMs: 30 * 24 * hourMs },
  staff: { absoluteMs: 12 * hourMs, idleMs: hourMs / 2 },
};

/** Opens a session with its first refresh token. */
export async function openSession(ctx: Ctx, tx: Transaction, accountId: string): Promise<IssuedSession> {
  const life = await lifeOf(tx, accountId);
  const now = ctx.clock.now();
  const sessionId = ctx.newId();
  const expiresAt = new Date(now.getTime() + life.absoluteMs);
  await tx.insert(session).values({ id: sessionId, accountId, createdAt: now, expiresAt });
  const token = ctx.randomBytes(32).toString('hex');
  return recordToken(ctx, tx, { sessionId, sessionExpiresAt: expiresAt, token, idleMs: life.idleMs });
}

export async function lifeOf(
  tx: Transaction,
  accountId: string,
): Promise<{ absoluteMs: number; idleMs: number }> {
  const grants = await tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(and(eq(roleGrant.accountId, accountId), isNull(roleGrant.revokedAt)))
    .limit(1);
  return grants.length > 0 ? lives.staff : lives.person;
}

/** Stores a refresh token's hash; the token itself leaves in a cookie and is nowhere else. */
export async function recordToken(
  ctx: Ctx,
  tx: Transaction,
  input: { sessionId: string; sessionExpiresAt: Date; token: string; idleMs: number },
): Promise<IssuedSession> {
  const now = ctx.clock.now();
  const expiresAt = new Date(Math.min(now.getTime() + input.idleMs, input.sessionExpiresAt.getTime()));
  await tx
    .insert(refreshToken)
    .values({ tokenHash: tokenHash(ctx, input.token), sessionId: input.sessionId, issuedAt: now, expiresAt })
    // Given a second time, to somebody who never heard the first answer: it idles from now.
    .onConflictDoUpdate({ target: refreshToken.tokenHash, set: { expiresAt } });
  return {
    sessionId: input.sessionId,
    refreshToken: input.token,
    refreshSeconds: Math.max(1, Math.floor((expiresAt.getTime() - now.getTime()) / 1000)),
  };
}

export function tokenHash(ctx: Ctx, token: string): string {
  return ctx.sealing.index(token, 'refresh_token.hash');
}
