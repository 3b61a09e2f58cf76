import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { endSessions } from './queries.ts';

/** Ends every session of the caller but the one that asks. */
export async function endOtherSessions(asker: Ctx): Promise<{ ok: true }> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const { actor } = asker;
  const ctx = asService(asker, 'own-sessions');
  return withTransaction(ctx, async (tx) => {
    const own = 'sessionId' in actor ? { except: actor.sessionId } : {};
    await endSessions(ctx, tx, accountId, { reason: 'signed-out', ...own });
    await audit(asker, tx, { action: 'sessions.ended', targetType: 'account', targetId: accountId });
    return { ok: true };
  });
}
