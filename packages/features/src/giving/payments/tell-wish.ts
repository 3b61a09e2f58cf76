import type { HandlerInput, payments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { lockPayment, noteWish, paymentIdOf } from './queries.ts';

/**
 * Takes down what the giver of held money wishes, until two officers have decided; its authority is as good as the
 * pledge's key. It decides nothing by itself.
 */
export async function tellWish(
  asker: Ctx,
  { authority, wish }: HandlerInput<typeof payments.tellWish>['body'],
): Promise<{ ok: true }> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'giving');
  return withTransaction(ctx, async (tx) => {
    const id = await paymentIdOf(tx, authority);
    if (!id) throw new Refusal('not_found', 'payment.unknown');
    const row = await lockPayment(tx, id);
    if (!(await noteWish(tx, id, wish))) throw new Refusal('conflict', 'payment.decided');
    await audit(ctx, tx, {
      action: 'payment.wish_told',
      targetType: 'payment',
      targetId: id,
      provinceCode: row.provinceCode,
      detail: { wish },
    });
    return { ok: true as const };
  });
}
