import { session, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountOf, asService, authorise } from '../access/index.ts';

/** Ends one session of the caller's own; of another's it says that there is none. */
export async function endSession(asker: Ctx, sessionId: string): Promise<{ ok: true }> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'own-sessions');
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx
      .select({ id: session.id })
      .from(session)
      .where(and(eq(session.id, sessionId), eq(session.accountId, accountId)));
    if (!row) throw new Refusal('not_found', 'session.unknown');
    const { rowCount } = await tx
      .update(session)
      .set({ revokedAt: ctx.clock.now(), revokedReason: 'signed-out' })
      .where(and(eq(session.id, sessionId), isNull(session.revokedAt)));
    if (rowCount === 1)
      await audit(asker, tx, {
        action: 'session.closed',
        targetType: 'account',
        targetId: accountId,
        detail: { sessionId },
      });
    return { ok: true };
  });
}
