import { pledge, withTransaction } from '@hamyar/db';
import { pledgeStatesBefore } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, inArray, lt } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { movePledges } from './move-pledge.ts';

/** Pledges ended in one turn; the next turn takes the rest. */
const maxPerTurn = 500;

/** Ends pledges whose time to pay is over. Money that still comes for one is taken. */
export async function expirePledges(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return withTransaction(ctx, async (tx) => {
    const due = await tx
      .select({ id: pledge.id })
      .from(pledge)
      .where(and(inArray(pledge.state, pledgeStatesBefore('expired')), lt(pledge.expiresAt, ctx.clock.now())))
      .orderBy(pledge.id)
      .limit(maxPerTurn)
      .for('update', { skipLocked: true });
    if (due.length === 0) return 0;
    const ids = due.map(({ id }) => id);
    const ended = await movePledges(tx, inArray(pledge.id, ids), 'expired');
    for (const { id, provinceCode } of ended) {
      await audit(ctx, tx, { action: 'pledge.expired', targetType: 'pledge', targetId: id, provinceCode });
    }
    return ended.length;
  });
}
