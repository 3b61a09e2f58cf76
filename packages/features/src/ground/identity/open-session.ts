import { refreshToken, session, type Transaction } from '@hamyar/db';
import { deviceOf, type Factor } from '@hamyar/domain';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { holdsOffice } from './queries.ts';
import type { IssuedSession } from './tokens.ts';

const hourMs = 3_600_000;

/** How long a session lives in all, and how long it may idle: staff hold other people's data, so theirs are short. */
const lives = {
  person: { absoluteMs: 30 * 24 * hourMs, idleMs: 30 * 24 * hourMs },
  staff: { absoluteMs: 12 * hourMs, idleMs: hourMs / 2 },
};

/**
 * Opens a session with its first refresh token.
 * @param shown.factor what was shown for it
 * @param shown.agent how the browser calls itself, where it does: its owner tells sessions apart by the kind of device
 */
export async function openSession(
  ctx: Ctx,
  tx: Transaction,
  accountId: string,
  { factor, agent }: { factor: Factor; agent?: string | undefined },
): Promise<IssuedSession> {
  const life = await lifeOf(ctx, tx, accountId);
  const now = ctx.clock.now();
  const sessionId = ctx.newId();
  const expiresAt = new Date(now.getTime() + life.absoluteMs);
  const confirmedAt = factor === 'text' ? null : now;
  const device = deviceOf(agent ?? '');
  await tx
    .insert(session)
    .values({ id: sessionId, accountId, createdAt: now, expiresAt, factor, confirmedAt, device });
  const token = ctx.randomBytes(32).toString('hex');
  return recordToken(ctx, tx, { sessionId, sessionExpiresAt: expiresAt, token, idleMs: life.idleMs });
}

/** Notes what was shown in a session that is open already; part of the caller's transaction, who has authorised and audits. */
export async function strengthenSession(
  ctx: Ctx,
  tx: Transaction,
  sessionId: string,
  factor: Factor,
): Promise<void> {
  await tx.update(session).set({ factor, confirmedAt: ctx.clock.now() }).where(eq(session.id, sessionId));
}

/** Whoever holds an office, or will: what was opened before it begins must not outlive a staff session. */
export async function lifeOf(
  ctx: Ctx,
  tx: Transaction,
  accountId: string,
): Promise<{ absoluteMs: number; idleMs: number }> {
  return (await holdsOffice(tx, accountId, ctx.clock.now())) ? lives.staff : lives.person;
}

/** Whoever takes an office keeps their session for no longer than staff may; part of the caller's transaction. */
export async function shortenSessions(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  const now = ctx.clock.now();
  await tx.$client.query({
    name: 'sessions_shorten',
    text: `with own as (update session set expires_at = least(expires_at, $2)
        where account_id = $1 and revoked_at is null returning id)
      update refresh_token t set expires_at = least(t.expires_at, $3) from own where t.session_id = own.id`,
    values: [
      accountId,
      new Date(now.getTime() + lives.staff.absoluteMs),
      new Date(now.getTime() + lives.staff.idleMs),
    ],
  });
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
