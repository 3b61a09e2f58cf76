import { need, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { cancelOffers } from '../assignments/index.ts';
import { moveNeed } from './move-need.ts';
import { whyNotClose } from './policy.ts';

/** Closes a need: nobody new is asked. Proposals and open offers end; people who accepted keep their places. */
export async function closeNeed(ctx: Ctx, needId: string): Promise<void> {
  const scope = authorise(ctx, 'needs.manage');
  await withTransaction(ctx, async (tx) => {
    const [found] = await tx.select().from(need).where(eq(need.id, needId)).for('update');
    if (!found) throw new Refusal('not_found', 'need.unknown');
    withinScope(scope, found.provinceCode);
    if (found.status === 'closed') return;
    const refusal = whyNotClose(found.status);
    if (refusal) throw new Refusal('conflict', refusal);
    await moveNeed(tx, needId, 'closed');
    const ended = await cancelOffers(ctx, tx, { needId, title: found.title });
    await audit(ctx, tx, {
      action: 'need.closed',
      targetType: 'need',
      targetId: needId,
      provinceCode: found.provinceCode,
      detail: { endedAssignments: ended.slice(0, 200), count: ended.length },
    });
  });
}
