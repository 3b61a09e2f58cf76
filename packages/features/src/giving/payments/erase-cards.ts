import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';

/**
 * Takes the end of the card from payments of pledges whose day of erasure is past, whether the pledge has been erased
 * before or is only due. Amounts and references stay: by them the bank's statement is read.
 */
export function eraseCards(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ id: string; provinceCode: string }>({
      name: 'payments_erase_cards',
      text: `with due as (
          select y.id from payment y join pledge p on p.id = y.pledge_id
          where y.card_mask is not null and p.retain_until < $1 and p.state <> 'open'
          order by y.id limit ${erasureBatch} for update of y skip locked)
        update payment y set card_mask = null from due where y.id = due.id
        returning y.id, y.province_code as "provinceCode"`,
      values: [today(ctx.clock.now())],
    });
    for (const { id, provinceCode } of rows)
      await audit(ctx, tx, {
        action: 'payment.card_erased',
        targetType: 'payment',
        targetId: id,
        provinceCode,
      });
    return rows.length;
  });
}
