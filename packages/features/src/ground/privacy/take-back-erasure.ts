import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { moveErasure } from './move-erasure.ts';
import { waitingErasure } from './queries.ts';

/** Thinks better of it. Once the days are over the erasure may have begun, and is not halved. */
export async function takeBackErasure(asker: Ctx): Promise<{ ok: true }> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'own-privacy');
  return withTransaction(ctx, async (tx) => {
    const waiting = await waitingErasure(tx, accountId, true);
    if (!waiting) return { ok: true };
    const now = ctx.clock.now();
    if (waiting.dueAt <= now) throw new Refusal('conflict', 'privacy.too_late');
    await moveErasure(tx, waiting.id, 'taken_back', now);
    await audit(asker, tx, {
      action: 'privacy.erasure_taken_back',
      targetType: 'erasure_request',
      targetId: waiting.id,
    });
    return { ok: true };
  });
}
