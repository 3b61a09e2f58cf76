import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';

/** Deletes what is remembered of numbers whose time is over. */
export function eraseNumbers(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const { rowCount } = await tx.$client.query({
      name: 'numbers_erase',
      text: `delete from number_change where id in (select id from number_change where retain_until < $1
        and (moved_at is not null or cancelled_at is not null) limit ${erasureBatch})`,
      values: [today(ctx.clock.now())],
    });
    const erased = rowCount ?? 0;
    if (erased > 0)
      await audit(ctx, tx, {
        action: 'number.changes_erased',
        targetType: 'account',
        targetId: 'batch',
        detail: { erased },
      });
    return erased;
  });
}
