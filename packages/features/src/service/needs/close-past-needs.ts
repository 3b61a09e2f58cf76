import { need, shift, withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, eq, gt, isNull, lte, notExists } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { cancelOffers } from '../assignments/index.ts';
import { moveNeed } from './move-need.ts';

/** Needs closed in one turn; the next turn takes the rest. */
const maxPerTurn = 500;

/**
 * Closes needs whose last shift is over. Offers have run out before their shifts began, so nobody hears of it; what was
 * proposed and never sent ends.
 */
export async function closePastNeeds(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  const now = ctx.clock.now();
  return withTransaction(ctx, async (tx) => {
    const toCome = tx
      .select({ id: shift.id })
      .from(shift)
      .where(and(eq(shift.needId, need.id), gt(shift.endsAt, now), isNull(shift.closureId)));
    const over = await tx
      .select({ id: need.id, title: need.title, titleEn: need.titleEn, provinceCode: need.provinceCode })
      .from(need)
      .where(and(eq(need.status, 'open'), lte(need.endsOn, today(now)), notExists(toCome)))
      .orderBy(need.endsOn, need.id)
      .limit(maxPerTurn)
      .for('update', { skipLocked: true });
    for (const { id, title, titleEn, provinceCode } of over) {
      await moveNeed(tx, id, 'closed', { closedAt: now });
      const ended = await cancelOffers(ctx, tx, { needId: id, title, titleEn }, 'system');
      await audit(ctx, tx, {
        action: 'need.closed',
        targetType: 'need',
        targetId: id,
        provinceCode,
        detail: { because: 'over', count: ended.length },
      });
    }
    return over.length;
  });
}
