import { session, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';

/** Ends the caller's session; a visitor has none to end. */
export async function signOut(asker: Ctx): Promise<void> {
  authorise(asker, 'public');
  if (asker.actor.kind !== 'person' && asker.actor.kind !== 'staff') return;
  const { sessionId, accountId } = asker.actor;
  const ctx = asService(asker, 'sign-out');
  await withTransaction(ctx, async (tx) => {
    await tx
      .update(session)
      .set({ revokedAt: ctx.clock.now(), revokedReason: 'signed-out' })
      .where(eq(session.id, sessionId));
    await audit(ctx, tx, {
      action: 'session.closed',
      targetType: 'account',
      targetId: accountId,
      detail: { sessionId },
    });
  });
}
