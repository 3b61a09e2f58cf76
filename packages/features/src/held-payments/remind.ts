import { payment, withTransaction } from '@hamyar/db';
import { heldPaymentStates } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, asc, inArray, lt } from 'drizzle-orm';
import { authorise } from '../access/index.ts';
import type { Ctx } from '../feature.ts';
import { tellStaff } from '../payments/index.ts';

/** No held payment should be older than this. */
export const remindEveryMs = 24 * 3_600_000;
const mostPerTurn = 100;

/** Once a day: what has been held for longer than a day is brought to mind again. */
export async function remindStaff(ctx: Ctx): Promise<number> {
  authorise(ctx, 'payments.cure');
  return withTransaction(ctx, async (tx) => {
    const before = new Date(ctx.clock.now().getTime() - remindEveryMs);
    const late = await tx
      .select({ id: payment.id, provinceCode: payment.provinceCode })
      .from(payment)
      .where(and(inArray(payment.state, [...heldPaymentStates]), lt(payment.heldAt, before)))
      .orderBy(asc(payment.heldAt))
      .limit(mostPerTurn);
    for (const { id, provinceCode } of late) {
      await tellStaff(ctx, tx, { paymentId: id, news: 'payment_held_long' });
      await audit(ctx, tx, {
        action: 'payment.staff_reminded',
        targetType: 'payment',
        targetId: id,
        provinceCode,
      });
    }
    return late.length;
  });
}
