import { payment, type Transaction, withTransaction } from '@hamyar/db';
import { heldPaymentStates } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, asc, gt, inArray, lt } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { tellStaff } from '../payments/index.ts';

/** No held payment should be older than this. */
export const remindEveryMs = 24 * 3_600_000;
/** Payments of one transaction. */
const batchSize = 100;

/** Once a day: all that has been held for longer than a day is brought to mind again. */
export async function remindStaff(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  let reminded = 0;
  for (let after: string | undefined; ;) {
    const batch = await withTransaction(ctx, (tx) => remindOfBatch(ctx, tx, after));
    reminded += batch.length;
    if (batch.length < batchSize) return reminded;
    after = batch.at(-1);
  }
}

/** @returns ids of the payments reminded of, in their order */
async function remindOfBatch(ctx: Ctx, tx: Transaction, after: string | undefined): Promise<string[]> {
  authorise(ctx, 'platform');
  const before = new Date(ctx.clock.now().getTime() - remindEveryMs);
  const late = await tx
    .select({ id: payment.id, provinceCode: payment.provinceCode })
    .from(payment)
    .where(
      and(
        inArray(payment.state, [...heldPaymentStates]),
        lt(payment.heldAt, before),
        after === undefined ? undefined : gt(payment.id, after),
      ),
    )
    .orderBy(asc(payment.id))
    .limit(batchSize);
  for (const { id, provinceCode } of late) {
    await tellStaff(ctx, tx, { paymentId: id, news: 'payment_held_long' });
    await audit(ctx, tx, {
      action: 'payment.staff_reminded',
      targetType: 'payment',
      targetId: id,
      provinceCode,
    });
  }
  return late.map(({ id }) => id);
}
