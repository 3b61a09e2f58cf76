import type { Answer, HandlerInput, needs } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { enqueue } from '@hamyar/delivery';
import { closingToldAt, endsPlaces } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { listsOf, requireReason } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { standingIn } from '../assignments/index.ts';
import { finishClosingJob } from './jobs.ts';
import { moveNeed } from './move-need.ts';
import { closingVersion, whyNotClose } from './policy.ts';
import { lockNeed } from './queries.ts';

/**
 * Closes a need: from the commit on nobody new is asked and no offer of it is accepted. People are told half an hour later,
 * so that it can be taken back; at once where somebody is to come soon.
 */
export async function closeNeed(
  ctx: Ctx,
  needId: string,
  { version, reason }: HandlerInput<typeof needs.close>['body'],
): Promise<Answer<typeof needs.close>> {
  const scope = authorise(ctx, 'needs.manage');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const found = await lockNeed(tx, scope, needId);
    if (found.status === 'closed' && found.closingReason === reason)
      return { toldAt: (found.toldAt ?? now).toISOString() };
    const refusal = whyNotClose(found.status);
    if (refusal) throw new Refusal('conflict', refusal);
    const kind = requireReason(await listsOf(ctx, tx), 'closing_reason', reason);
    const standing = await standingIn(tx, needId, now);
    requireVersion(version, closingVersion(found.status, standing, now));
    const toldAt = closingToldAt(now, endsPlaces(kind) ? standing.nextPlaceAt : null);
    const facts = { closedAt: now, closedBy: accountOf(ctx), closingReason: reason, toldAt };
    await moveNeed(tx, needId, 'closed', facts);
    await enqueue(
      tx,
      finishClosingJob,
      needId,
      { needId, closedAt: now.toISOString() },
      { notBefore: toldAt },
    );
    await audit(ctx, tx, {
      action: 'need.closed',
      targetType: 'need',
      targetId: needId,
      provinceCode: found.provinceCode,
      detail: { reason, asked: standing.asked, holding: standing.holding, toldAt: toldAt.toISOString() },
    });
    return { toldAt: toldAt.toISOString() };
  });
}
