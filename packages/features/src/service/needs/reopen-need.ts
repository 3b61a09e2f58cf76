import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { moveNeed } from './move-need.ts';
import { whyNotReopen } from './policy.ts';
import { lockNeed } from './queries.ts';

/** Takes a closing back before anybody was told: the need is open as it was. */
export async function reopenNeed(ctx: Ctx, needId: string): Promise<void> {
  const scope = authorise(ctx, 'needs.manage');
  await withTransaction(ctx, async (tx) => {
    const found = await lockNeed(tx, scope, needId);
    if (found.status === 'open') return;
    const refusal = whyNotReopen(found, ctx.clock.now());
    if (refusal) throw new Refusal('conflict', refusal);
    const facts = { closedAt: null, closedBy: null, closingReason: null, toldAt: null };
    await moveNeed(tx, needId, 'open', facts);
    await audit(ctx, tx, {
      action: 'need.reopened',
      targetType: 'need',
      targetId: needId,
      provinceCode: found.provinceCode,
    });
  });
}
