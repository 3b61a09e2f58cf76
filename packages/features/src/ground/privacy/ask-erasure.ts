import type { Answer, privacy } from '@hamyar/contracts';
import { erasureRequest, withTransaction } from '@hamyar/db';
import { erasureDue } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountOf, asService, authorise, requireConfirmed } from '../access/index.ts';
import { officesOf } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';
import type { Keepers } from './policy.ts';
import { presentErasure } from './present.ts';
import { waitingErasure } from './queries.ts';
import { showErasure } from './show-erasure.ts';

/**
 * Asks to be erased once seven days are over. Nobody needs a passkey to leave; whoever has one shows it, because a number can
 * be taken over.
 */
export async function askErasure(
  asker: Ctx,
  keepers: Keepers,
  seen: string,
): Promise<Answer<typeof privacy.askErasure>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const { actor } = asker;
  if ('proof' in actor && actor.proof?.hasFactor) requireConfirmed(asker);
  const summary = await showErasure(asker, keepers);
  const ctx = asService(asker, 'own-privacy');
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, `privacy:${accountId}`);
    const waiting = await waitingErasure(tx, accountId);
    if (waiting) return { erasure: presentErasure(waiting) };
    const askedAt = ctx.clock.now();
    if ((await officesOf(tx, accountId, askedAt)).length > 0)
      throw new Refusal('conflict', 'privacy.office_first');
    requireVersion(seen, summary.version);
    const row = {
      id: ctx.newId(),
      accountId,
      state: 'waiting' as const,
      askedAt,
      dueAt: erasureDue(askedAt),
      endedAt: null,
    };
    await tx.insert(erasureRequest).values(row);
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'erasure_asked',
      params: {},
      link: linkPaths.data(),
    });
    await audit(asker, tx, {
      action: 'privacy.erasure_asked',
      targetType: 'erasure_request',
      targetId: row.id,
    });
    return { erasure: presentErasure(row) };
  });
}
